export default definePageConfig({ navigationBarTitleText: '划转网格' });
