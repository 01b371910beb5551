import type { Entered, Json, Start, Stored } from '../messages';
import type { Ask } from './ask';
import type { Bag } from '../../../../config/scripts/weappRealm';
import { settle, type Callbacks } from './settle';
import { soundOf } from './sound';
import { storageOf } from './storage';

type Asking = Callbacks & object;

interface Parts {
  start: Start;
  ask: Ask;
  routes: Readonly<Record<string, (options: never) => Promise<void>>>;
  entered: () => Entered;
  keep: (key: string, stored: Stored | null) => void;
  failed: (words: string) => void;
  /** Hears of changes of the network. */
  hearing: Set<(now: { isConnected: boolean; networkType: string }) => void>;
  connected: () => boolean;
  /** Makes a value one of the app's realm. */
  own: (value: Json) => Json;
}

// Answered by the platform with what was given, callbacks taken out.
const FORWARDED = [
  'chooseMedia',
  'chooseMessageFile',
  'downloadFile',
  'openDocument',
  'shareFileMessage',
  'compressImage',
  'getImageInfo',
  'makePhoneCall',
  'previewImage',
  'requestPayment',
  'requestSubscribeMessage',
  'scanCode',
  'setClipboardData',
  'showActionSheet',
  'showModal',
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'setNavigationBarTitle',
  'pageScrollTo',
  'authorize',
  'getSetting',
  'openSetting',
] as const;

const QUIET = [
  'stopPullDownRefresh',
  'reportEvent',
  'vibrateShort',
  'setTabBarBadge',
  'removeTabBarBadge',
  'setKeepScreenOn',
  'setInnerAudioOption',
] as const;

const UNHEARD = [
  'onError',
  'offError',
  'onUnhandledRejection',
  'offUnhandledRejection',
  'onPageNotFound',
  'onAppShow',
  'offAppShow',
  'onAppHide',
  'offAppHide',
  'onWindowResize',
  'offWindowResize',
  'onMemoryWarning',
] as const;

const isPlain = ([, value]: [string, unknown]): boolean => typeof value !== 'function' && value !== undefined;
const given = (options: object): Json =>
  JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(options).filter(isPlain)))) as Json;

const device = ({ start, entered }: Parts): Bag => {
  const { width, height, fontScale } = start;
  const windowInfo = {
    windowWidth: width,
    windowHeight: height,
    screenWidth: width,
    screenHeight: height,
    pixelRatio: 2,
    statusBarHeight: 20,
  };
  const appInfo = { SDKVersion: '3.8.0', version: '8.0.50', language: 'zh_CN', fontSizeScaleFactor: fontScale };
  const deviceInfo = { platform: 'ios', system: 'iOS 17.0', brand: 'iPhone', model: 'iPhone' };
  return {
    getWindowInfo: () => windowInfo,
    getAppBaseInfo: () => appInfo,
    getDeviceInfo: () => deviceInfo,
    getSystemInfoSync: () => ({ ...windowInfo, ...appInfo, ...deviceInfo }),
    getLaunchOptionsSync: () => start.entered,
    getEnterOptionsSync: entered,
    getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop', appId: 'touristappid' } }),
    getMenuButtonBoundingClientRect: () => ({
      top: 24,
      bottom: 56,
      left: width - 94,
      right: width - 7,
      width: 87,
      height: 32,
    }),
    canIUse: () => true,
    nextTick: (task: () => void) => void Promise.resolve().then(task),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
};

const network = ({ hearing, connected }: Parts): Bag => ({
  onNetworkStatusChange: (hear: Parameters<Parts['hearing']['add']>[0]) => void hearing.add(hear),
  offNetworkStatusChange: (hear: Parameters<Parts['hearing']['add']>[0]) => void hearing.delete(hear),
  getNetworkType: (options?: Callbacks) =>
    settle(async () => ({ networkType: connected() ? 'wifi' : 'none', errMsg: 'getNetworkType:ok' }), options),
});

const cloud = ({ ask }: Parts): Bag => {
  let opened = false;
  const asked = (name: string) => (options: Asking) => {
    if (!opened) throw new Error('Cloud API is not enabled, please call wx.cloud.init first');
    return settle(() => ask(`cloud.${name}`, given(options)), options);
  };
  const hearers = new Set<
    (now: { progress: number; totalBytesSent: number; totalBytesExpectedToSend: number }) => void
  >();
  const uploadFile = (options: Asking) => {
    const done = asked('uploadFile')({
      ...options,
      ...(options.success
        ? {
            success: (answer: unknown) => {
              for (const hear of hearers) hear({ progress: 100, totalBytesSent: 1, totalBytesExpectedToSend: 1 });
              options.success?.(answer);
            },
          }
        : {}),
    });
    // Given callbacks, WeChat answers with the task itself.
    return (
      done ?? {
        onProgressUpdate: hearers.add.bind(hearers),
        offProgressUpdate: hearers.delete.bind(hearers),
        abort: () => undefined,
      }
    );
  };
  return { init: () => void (opened = true), callFunction: asked('callFunction'), uploadFile };
};

const FILE_CALLS = [
  'saveFile',
  'unlink',
  'access',
  'copyFile',
  'getFileInfo',
  'getSavedFileList',
  'removeSavedFile',
  'mkdir',
  'stat',
] as const;

const files = ({ ask }: Parts): Bag => {
  const manager = Object.fromEntries(
    FILE_CALLS.map((name) => [name, (options: Asking) => settle(() => ask(`files.${name}`, given(options)), options)]),
  );
  return { getFileSystemManager: () => manager };
};

/** The part of `wx` that the app uses; an unlisted name stays undefined, as on an old base library. */
export const wxOf = (parts: Parts): Bag => {
  const { ask, routes, failed } = parts;
  // A route that fails and that nobody catches goes unseen in WeChat; here it is a failure.
  const routing = Object.entries(routes).map(([name, go]) => [
    name,
    (options: Asking = {}) =>
      settle(async () => go(options as never), {
        ...options,
        fail: (error) => (failed(error.errMsg), options.fail?.(error)),
      }),
  ]);
  return {
    ...device(parts),
    ...network(parts),
    ...storageOf(parts.start.stored, parts.keep, parts.own),
    ...soundOf(ask),
    ...Object.fromEntries(UNHEARD.map((name) => [name, () => undefined])),
    ...Object.fromEntries(QUIET.map((name) => [name, (options?: Callbacks) => settle(async () => undefined, options)])),
    ...Object.fromEntries(
      FORWARDED.map((name) => [name, (options: Asking = {}) => settle(() => ask(name, given(options)), options)]),
    ),
    ...Object.fromEntries(routing),
    ...files(parts),
    cloud: cloud(parts),
  };
};
