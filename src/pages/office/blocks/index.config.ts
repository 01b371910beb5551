export default definePageConfig({ navigationBarTitleText: '禁言' });
