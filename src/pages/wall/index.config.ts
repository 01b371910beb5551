export default definePageConfig({ navigationBarTitleText: '爱心回音壁' });
