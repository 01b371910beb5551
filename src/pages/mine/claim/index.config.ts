export default definePageConfig({ navigationBarTitleText: '登记我住哪一户' });
