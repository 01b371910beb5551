export default definePageConfig({ navigationBarTitleText: '更多工具' });
