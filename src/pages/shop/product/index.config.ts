export default definePageConfig({ navigationBarTitleText: '看看这样货' });
