export default definePageConfig({ navigationBarTitleText: '重点照看' });
