export default definePageConfig({ navigationBarTitleText: '做到哪了' });
