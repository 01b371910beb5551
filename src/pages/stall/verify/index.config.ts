export default definePageConfig({ navigationBarTitleText: '核对取货码' });
