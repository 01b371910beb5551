export default definePageConfig({ navigationBarTitleText: '我的家和资料' });
