export default definePageConfig({ navigationBarTitleText: '谁担着什么职务' });
