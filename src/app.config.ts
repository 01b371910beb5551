import { MAIN_PAGES, SUB_PACKAGES } from './routes';

const tab = (page: string, text: string, icon: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tab/${icon}.png`,
  selectedIconPath: `assets/tab/${icon}-on.png`,
});

// WeChat itself cannot read aloud. Its plugin 同声传译 has to be added to the account first; the version is the one given there.
const speech = process.env.TARO_APP_SPEECH_PLUGIN;

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
  ...(speech ? { plugins: { WechatSI: { version: speech, provider: 'wx069ba97219f66d99' } } } : {}),
  // On h5 the page that slides out stays in the document for a while and would be read twice.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
});
