export default definePageConfig({ navigationBarTitleText: '我想替家人办事' });
