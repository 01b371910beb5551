export default definePageConfig({ navigationBarTitleText: '墙上说话' });
