export default definePageConfig({ navigationBarTitleText: '照看的人' });
