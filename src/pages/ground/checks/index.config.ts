export default definePageConfig({ navigationBarTitleText: '到场抽查' });
