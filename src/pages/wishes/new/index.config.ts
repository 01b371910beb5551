export default definePageConfig({ navigationBarTitleText: '写一张心愿' });
