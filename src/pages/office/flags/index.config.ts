export default definePageConfig({ navigationBarTitleText: '异常查看' });
