export default definePageConfig({ navigationBarTitleText: '货柜台' });
