import type { Json } from '../messages';
import { urlOf, type Screen } from '../screen';
import type { lineTo } from './cloud';
import { documents, type OpenedFiles } from './documents';
import type { PhoneFiles } from './files';
import { voiceOf } from '../../sounds';

/** What the person holds before the phone: taken by the next call that looks for it. */
export interface Held {
  code?: string;
  photos: Buffer[];
  sheets: { name: string; bytes: Buffer }[];
  /** What the app has shown or passed on. */
  opened: OpenedFiles;
  /** Called when photos or files are taken. */
  taken?: () => void;
}

interface Parts {
  screen: Screen;
  cloud: ReturnType<typeof lineTo>;
  files: PhoneFiles;
  held: Held;
}

type Given = Record<string, Json>;
type Answer = (given: Given) => Promise<Json | void> | Json | void;

const text = (given: Json): string => (typeof given === 'string' ? given : '');
const cancelled = (call: string): never => {
  throw new Error(`${call}:fail cancel`);
};

const camera = ({ screen, files, held }: Parts): Record<string, Answer> => ({
  scanCode: () => {
    const { code } = held;
    if (code === undefined) return cancelled('scanCode');
    delete held.code;
    // A code of the mini-program itself arrives as its path, any other as its text.
    const path = code.startsWith('pages/') ? { path: code, result: '' } : { result: code };
    return { ...path, scanType: 'QR_CODE', charSet: 'UTF-8', errMsg: 'scanCode:ok' };
  },
  chooseMedia: ({ count }) => {
    const photos = held.photos.splice(0, Number(count ?? 9));
    held.taken?.();
    if (photos.length === 0) return cancelled('chooseMedia');
    const tempFiles = photos.map((photo) => ({
      tempFilePath: files.temporary(photo, 'jpg'),
      size: photo.length,
      fileType: 'image',
    }));
    return { tempFiles, type: 'image', errMsg: 'chooseMedia:ok' };
  },
  compressImage: async ({ src, quality, compressedWidth }) => {
    const photo = files.read(text(src), 'compressImage');
    const width = compressedWidth === undefined ? undefined : Number(compressedWidth);
    const smaller = await screen.compress(photo, Number(quality ?? 80) / 100, width);
    return { tempFilePath: files.temporary(smaller, 'jpg'), errMsg: 'compressImage:ok' };
  },
  getImageInfo: async ({ src }) => {
    const size = await screen.measure(files.read(text(src), 'getImageInfo'));
    return { ...size, path: text(src), orientation: 'up', type: 'jpeg', errMsg: 'getImageInfo:ok' };
  },
});

const storage = ({ files }: Parts): Record<string, Answer> => {
  const info = (given: Given, call: string): Json => ({
    size: files.read(text(given['filePath']), call).length,
    errMsg: `${call}:ok`,
  });
  return {
    'files.saveFile': ({ tempFilePath }) => ({ savedFilePath: files.save(text(tempFilePath)), errMsg: 'saveFile:ok' }),
    'files.unlink': ({ filePath }) => files.unlink(text(filePath)),
    'files.removeSavedFile': ({ filePath }) => files.unlink(text(filePath)),
    'files.access': ({ path }) => {
      files.read(text(path), 'access');
    },
    'files.copyFile': ({ srcPath, destPath }) => files.copy(text(srcPath), text(destPath)),
    'files.getFileInfo': (given) => info(given, 'getFileInfo'),
    'files.stat': (given) => info({ filePath: given['path'] }, 'stat'),
    'files.getSavedFileList': () => ({ fileList: files.saved(), errMsg: 'getSavedFileList:ok' }),
    'files.mkdir': () => undefined,
  };
};

const asking = ({ screen, cloud }: Parts): Record<string, Answer> => ({
  requestPayment: async (parameters) => {
    const choices = ['先不付', '付款'];
    return cloud.pay(parameters, (await screen.ask({ title: '微信支付', choices })) === 1);
  },
  requestSubscribeMessage: async ({ tmplIds }) => {
    const question = { title: '微信', content: '想在有进展时给您发一条消息', choices: ['取消', '允许'] };
    return cloud.subscribe(tmplIds, (await screen.ask(question)) === 1);
  },
  showModal: async ({ title, content, showCancel, cancelText, confirmText }) => {
    const yes = text(confirmText) || '确定';
    const choices = showCancel === false ? [yes] : [text(cancelText) || '取消', yes];
    const confirm = (await screen.ask({ title: text(title), content: text(content), choices })) === choices.length - 1;
    return { confirm, cancel: !confirm, errMsg: 'showModal:ok' };
  },
  showActionSheet: async ({ itemList }) => {
    const items = (itemList as readonly string[]) ?? [];
    const tapIndex = (await screen.ask({ choices: ['取消', ...items] })) - 1;
    return tapIndex < 0 ? cancelled('showActionSheet') : { tapIndex, errMsg: 'showActionSheet:ok' };
  },
  showToast: ({ title }) => screen.toast(text(title)),
  showLoading: ({ title }) => screen.toast(text(title)),
  hideToast: () => screen.toast(),
  hideLoading: () => screen.toast(),
  setNavigationBarTitle: ({ title }) => screen.rename(text(title)),
  pageScrollTo: (given) => screen.view('scroll', given),
});

const sound = ({ files }: Parts): Record<string, Answer> => {
  let began: number | undefined;
  return {
    'recorder.start': () => void (began = Date.now()),
    'recorder.stop': () => {
      if (began === undefined) throw new Error('operateRecorder:fail recorder not start');
      // Somebody who says a word needs a second at least; tests do not wait for it.
      const seconds = Math.max(1, (Date.now() - began) / 1000);
      began = undefined;
      const bytes = voiceOf(seconds);
      return {
        tempFilePath: files.temporary(bytes, 'mp3'),
        duration: Math.round(seconds * 1000),
        fileSize: bytes.length,
      };
    },
    // Seconds that the sound lasts; what is not there cannot be played.
    'audio.play': async ({ src }) => {
      if (files.has(text(src))) return 1;
      const answer = await fetch(text(src));
      if (!answer.ok) throw new Error('InnerAudioContext:fail 10001');
      return 1;
    },
    authorize: () => ({ errMsg: 'authorize:ok' }),
    getSetting: () => ({ authSetting: { 'scope.record': true }, errMsg: 'getSetting:ok' }),
    openSetting: () => ({ authSetting: { 'scope.record': true }, errMsg: 'openSetting:ok' }),
  };
};

const calling = ({ cloud, files }: Parts): Record<string, Answer> => ({
  'cloud.callFunction': (given) => cloud.callFunction({ name: text(given['name']), data: given['data'] }),
  'cloud.uploadFile': ({ cloudPath, filePath }) =>
    cloud.uploadFile(text(cloudPath), files.read(text(filePath), 'cloud.uploadFile')),
  makePhoneCall: () => undefined,
  previewImage: () => undefined,
  setClipboardData: () => undefined,
});

const view = ({ screen }: Parts): Record<string, Answer> => ({
  'view.open': (drawn) => screen.view('open', drawn),
  'view.show': (id) => screen.view('show', id),
  'view.patch': (patch) => screen.view('patch', patch),
  'view.close': (id) => screen.view('close', id),
});

/** WeChat asks whether the app may have the number that the person has in WeChat. */
export const askNumber = async (screen: Screen, cloud: Parts['cloud']): Promise<Json> => {
  const question = { title: '微信', content: '邻里回音想用您在微信里的手机号', choices: ['不允许', '允许'] };
  return cloud.number((await screen.ask(question)) === 1);
};

/** Shows a file of the phone wherever a picture of it stands. */
export const showFile = async ({ screen, files }: Pick<Parts, 'screen' | 'files'>, path: string): Promise<void> => {
  if (files.has(path)) await screen.view('file', { path, url: urlOf(files.read(path, 'image')) });
};

/** Everything that the script side can ask for. */
export const answersOf = (parts: Parts) => {
  const all: Record<string, Answer> = {
    ...camera(parts),
    ...storage(parts),
    ...documents(parts),
    ...asking(parts),
    ...sound(parts),
    ...calling(parts),
    ...view(parts),
  };
  return async (name: string, given: Json): Promise<Json> => {
    const answer = all[name];
    if (!answer) throw new Error(`${name}:fail not supported`);
    return (await answer((given ?? {}) as Given)) as Json;
  };
};
