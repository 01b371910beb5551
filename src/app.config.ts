const tab = (page: string, text: string, icon: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tab/${icon}.png`,
  selectedIconPath: `assets/tab/${icon}-on.png`,
});

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/wall/index',
    'pages/counter/index',
    'pages/me/index',
    'pages/scan/index',
    ...(process.env.LINLI_GALLERY ? ['pages/gallery/index'] : []),
  ],
  subPackages: [
    { root: 'pages/places', pages: ['home/index'] },
    { root: 'pages/reports', pages: ['new/index', 'done/index', 'mine/index', 'detail/index'] },
    {
      root: 'pages/wishes',
      pages: ['new/index', 'done/index', 'mine/index', 'detail/index', 'fulfil/index', 'review/index'],
    },
    {
      root: 'pages/shop',
      pages: ['product/index', 'cart/index', 'order/index', 'mine/index', 'shelf/index', 'ask/index', 'refund/index'],
    },
    {
      root: 'pages/stall',
      pages: [
        ...['desk/index', 'order/index', 'verify/index', 'goods/index', 'product/index', 'farm/index', 'sales/index'],
      ],
    },
    { root: 'pages/work', pages: ['desk/index', 'handle/index'] },
    { root: 'pages/inbox', pages: ['list/index'] },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/places', 'pages/reports'] },
    'pages/scan/index': { network: 'all', packages: ['pages/places', 'pages/reports'] },
    'pages/wall/index': { network: 'all', packages: ['pages/wishes'] },
    'pages/counter/index': { network: 'all', packages: ['pages/shop'] },
    'pages/me/index': { network: 'wifi', packages: ['pages/work', 'pages/inbox'] },
  },
  tabBar: {
    color: '#6B635B',
    selectedColor: '#B8431F',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      tab('home', '首页', 'home'),
      tab('wall', '回音壁', 'wall'),
      tab('counter', '货柜', 'counter'),
      tab('me', '我的', 'me'),
    ],
  },
  window: {
    navigationStyle: 'default',
    navigationBarTitleText: '邻里回音',
    navigationBarBackgroundColor: '#FBF7F0',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FBF7F0',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  // On h5 the page that slides out stays in the document for a while and would be read twice.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
});
