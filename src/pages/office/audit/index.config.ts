export default definePageConfig({ navigationBarTitleText: '每一步是谁办的' });
