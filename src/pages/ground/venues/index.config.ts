export default definePageConfig({ navigationBarTitleText: '活动室和活动' });
