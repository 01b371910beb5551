export default definePageConfig({ navigationBarTitleText: '捎的话' });
