export default definePageConfig({ navigationBarTitleText: '楼门口的码' });
