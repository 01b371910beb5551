export default definePageConfig({ navigationBarTitleText: '怎么保管您的信息' });
