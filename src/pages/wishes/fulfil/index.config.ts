export default definePageConfig({ navigationBarTitleText: '留下回音' });
