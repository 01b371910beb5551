export default definePageConfig({ navigationBarTitleText: '家里的人' });
