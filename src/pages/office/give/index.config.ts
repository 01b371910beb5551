export default definePageConfig({ navigationBarTitleText: '请人担职务' });
