import { MAIN_PAGES, SUB_PACKAGES } from './routes';

const tab = (page: string, text: string, icon: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tab/${icon}.png`,
  selectedIconPath: `assets/tab/${icon}-on.png`,
});

export default defineAppConfig({
  pages: [...MAIN_PAGES, ...(process.env.LINLI_GALLERY ? ['pages/gallery/index'] : [])],
  subPackages: SUB_PACKAGES.map(({ root, pages }) => ({ root, pages: [...pages] })),
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
