export default definePageConfig({ navigationBarTitleText: '等您核实的手机号' });
