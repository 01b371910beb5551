export default definePageConfig({ navigationBarTitleText: '货品和库存' });
