export default definePageConfig({ navigationBarTitleText: '找一样东西' });
