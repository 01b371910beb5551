export default definePageConfig({ navigationBarTitleText: '住户自己改的' });
