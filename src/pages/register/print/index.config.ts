export default definePageConfig({ navigationBarTitleText: '印二维码' });
