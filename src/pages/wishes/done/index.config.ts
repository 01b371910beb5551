export default definePageConfig({ navigationBarTitleText: '写好了' });
