export default definePageConfig({ navigationBarTitleText: '有人请我担职务' });
