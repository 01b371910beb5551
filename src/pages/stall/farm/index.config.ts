export default definePageConfig({ navigationBarTitleText: '农企' });
