export default definePageConfig({ navigationBarTitleText: '等您看的心愿' });
