import { play } from './play';

/** Hears whether this phone can read aloud, until the returned function is called. */
export const watchSpeech = (hear: (can: boolean) => void): (() => void) => {
  // WeChat itself cannot; whoever builds it may add the plugin (docs/deploy.md).
  hear(__SPEECH__);
  return () => undefined;
};

/** The most bytes that are said in one piece: the plugin takes a thousand. */
export const MOST_BYTES = 900;

/** Says one piece of text; the returned function ends it sooner. */
export const say = (content: string, over: (broken: boolean) => void): (() => void) => {
  let stop = (): void => over(false);
  let live = true;
  const fail = (): void => {
    if (live) over(true);
  };
  const success = ({ filename }: { filename: string }): void => {
    if (live) stop = play(filename, over);
  };
  try {
    requirePlugin('WechatSI').textToSpeech({ lang: 'zh_CN', tts: true, content, success, fail });
  } catch {
    // The account has lost the plugin since this was built.
    fail();
  }
  return () => {
    live = false;
    stop();
  };
};
