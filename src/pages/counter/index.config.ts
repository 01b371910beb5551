export default definePageConfig({ navigationBarTitleText: '助农货柜' });
