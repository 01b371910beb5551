export default definePageConfig({ navigationBarTitleText: '我的家和家人' });
