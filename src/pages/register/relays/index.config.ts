export default definePageConfig({ navigationBarTitleText: '替邻居捎话' });
