export default definePageConfig({ navigationBarTitleText: '一张心愿' });
