export default definePageConfig({ navigationBarTitleText: '要我说明的查看' });
