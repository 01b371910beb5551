export default definePageConfig({ navigationBarTitleText: '改这样货' });
