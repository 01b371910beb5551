export default definePageConfig({ navigationBarTitleText: '这几次查看' });
