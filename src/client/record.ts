import Taro from '@tarojs/taro';
import type { FormPhoto } from './photos';
import { keepFile } from './upload';

/** What somebody said into a form: a file like its photos, and how long it is. */
export interface FormVoice extends FormPhoto {
  seconds: number;
}

/** What a recorder tells: it has begun; it has ended, with a file that lasts; or it could not. */
export interface Hearing {
  begun: () => void;
  done: (local: string, seconds: number) => void;
  failed: (refused: boolean) => void;
}
const SPEECH = {
  duration: 60_000,
  format: 'mp3',
  sampleRate: 16_000,
  numberOfChannels: 1,
  encodeBitRate: 48_000,
} as const;

let hearing: Hearing | undefined;
let manager: Taro.RecorderManager | undefined;

const last = (): Hearing | undefined => {
  const to = hearing;
  hearing = undefined;
  return to;
};

// WeChat has one recorder, which adds every listener to those it has.
const open = (): Taro.RecorderManager => {
  const opened = Taro.getRecorderManager();
  opened.onStart(() => hearing?.begun());
  opened.onStop(({ tempFilePath, duration }) => {
    const to = last();
    void keepFile(tempFilePath).then((local) => to?.done(local, duration / 1000));
  });
  opened.onError(({ errMsg }) => last()?.failed(/auth|privacy/.test(errMsg)));
  // A phone call: what was said before it stays.
  opened.onInterruptionBegin(() => opened.stop());
  return opened;
};

/** Records for a minute at most; the returned function ends it sooner. */
export const record = (to: Hearing): (() => void) => {
  const recorder = (manager ??= open());
  hearing = to;
  recorder.start(SPEECH);
  return () => recorder.stop();
};

/** Opens WeChat’s settings, where a refused microphone can be allowed after all. */
export const allowMicrophone: (() => void) | undefined = () => void Taro.openSetting().catch(() => undefined);
