/** What wx.cloud.callFunction reaches: the name of a function and its data, answered with `result`. */
export type CloudCall = (name: string, data: unknown) => Promise<unknown>;

interface Callbacks {
  success?: (answer: unknown) => void;
  fail?: (error: { errMsg: string }) => void;
  complete?: (answer: unknown) => void;
}

/** With what the app was entered: a tapped icon, or the page and query of a scanned code. */
export interface Entered {
  path: string;
  query: Readonly<Record<string, string>>;
  scene: number;
}

interface Parts {
  routes: Readonly<Record<string, (options: never) => Promise<void>>>;
  cloud: CloudCall;
  entered: () => Entered;
  failed: (error: string) => void;
}

// jsdom offers these, WeChat does not: code that leans on them must fail here as it would on a phone.
const BROWSER_ONLY = [
  'AbortController',
  'BroadcastChannel',
  'Intl',
  'MessageChannel',
  'fetch',
  'localStorage',
  'performance',
  'sessionStorage',
  'structuredClone',
];

/** Takes away globals that WeChat lacks; the returned function gives them back. */
export const hideBrowser = (scope: Record<string, unknown>): (() => void) => {
  const hidden = BROWSER_ONLY.map((name) => [name, Object.getOwnPropertyDescriptor(scope, name)] as const);
  for (const [name] of hidden) Reflect.deleteProperty(scope, name);
  return () => {
    for (const [name, descriptor] of hidden) if (descriptor) Object.defineProperty(scope, name, descriptor);
  };
};

const settle = (work: () => Promise<unknown>, options: Callbacks): void => {
  const run = async (): Promise<void> => {
    try {
      const answer = (await work()) ?? { errMsg: 'ok' };
      options.success?.(answer);
      options.complete?.(answer);
    } catch (error) {
      const answer = { errMsg: error instanceof Error ? error.message : String(error) };
      options.fail?.(answer);
      options.complete?.(answer);
    }
  };
  void run();
};

const storage = (): Record<string, unknown> => {
  const stored = new Map<string, unknown>();
  return {
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void stored.set(key, JSON.parse(JSON.stringify(value))),
    removeStorageSync: (key: string) => void stored.delete(key),
    getStorageInfoSync: () => ({ keys: [...stored.keys()], currentSize: stored.size, limitSize: 10_240 }),
    // Unlike its synchronous sibling, this one fails for what is not there.
    getStorage: (o: Callbacks & { key: string }) =>
      settle(async () => {
        if (!stored.has(o.key)) throw new Error('getStorage:fail data not found');
        return { data: stored.get(o.key) };
      }, o),
    setStorage: (o: Callbacks & { key: string; data: unknown }) =>
      settle(async () => void stored.set(o.key, JSON.parse(JSON.stringify(o.data))), o),
    removeStorage: (o: Callbacks & { key: string }) => settle(async () => void stored.delete(o.key), o),
  };
};

const device = (entered: () => Entered): Record<string, unknown> => {
  const windowInfo = { windowWidth: 375, windowHeight: 667, pixelRatio: 2, statusBarHeight: 20, screenHeight: 667 };
  const appInfo = { SDKVersion: '3.8.0', version: '8.0.50', language: 'zh_CN', fontSizeScaleFactor: 1 };
  return {
    getWindowInfo: () => windowInfo,
    getAppBaseInfo: () => appInfo,
    getDeviceInfo: () => ({ platform: 'devtools', system: 'iOS 17' }),
    getSystemInfoSync: () => ({ ...windowInfo, ...appInfo, platform: 'devtools' }),
    getLaunchOptionsSync: entered,
    getEnterOptionsSync: entered,
    getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop', appId: 'touristappid' } }),
    canIUse: () => true,
    nextTick: (task: () => void) => void Promise.resolve().then(task),
  };
};

const quiet = (names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, (options: Callbacks = {}) => settle(async () => undefined, options)]));

/** The part of `wx` that the app uses; an unlisted name stays undefined, as on an old base library. */
export const wxOf = ({ routes, cloud, entered, failed }: Parts): Record<string, unknown> => {
  const routing = Object.entries(routes).map(([name, go]) => [
    name,
    (options: Callbacks & object) =>
      settle(async () => go(options as never), {
        ...options,
        fail: (error) => (options.fail ? options.fail(error) : failed(error.errMsg)),
      }),
  ]);
  const silent = ['showToast', 'hideToast', 'showLoading', 'hideLoading', 'setNavigationBarTitle', 'pageScrollTo'];
  const events = [
    'onError',
    'onUnhandledRejection',
    'onPageNotFound',
    'onAppShow',
    'onAppHide',
    'onNetworkStatusChange',
    'offNetworkStatusChange',
  ];
  let opened = false;
  return {
    ...device(entered),
    ...storage(),
    ...quiet([...silent, 'stopPullDownRefresh', 'reportEvent', 'vibrateShort', 'setTabBarBadge', 'removeTabBarBadge']),
    ...Object.fromEntries(events.map((name) => [name, () => undefined])),
    ...Object.fromEntries(routing),
    cloud: {
      init: () => void (opened = true),
      callFunction: ({ name, data, ...options }: { name: string; data: unknown } & Callbacks) => {
        if (!opened) throw new Error('Cloud API is not enabled, please call wx.cloud.init first');
        const work = cloud(name, JSON.parse(JSON.stringify(data ?? {}))).then((result) => ({ result, errMsg: 'ok' }));
        if (options.success === undefined && options.fail === undefined) return work;
        settle(() => work, options);
        return undefined;
      },
    },
  };
};
