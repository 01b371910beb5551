export default definePageConfig({ navigationBarTitleText: '这栋楼' });
