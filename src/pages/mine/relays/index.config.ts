export default definePageConfig({ navigationBarTitleText: '托网格员捎句话' });
