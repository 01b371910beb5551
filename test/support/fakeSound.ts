/** A sound that the code under test plays, as WeChat’s InnerAudioContext; the test ends or breaks it. */
export interface FakeAudio {
  src: string;
  state: 'new' | 'playing' | 'gone';
  end: () => void;
  fail: () => void;
}
type Recorded = { tempFilePath: string; duration: number };

const fakeRecorder = () => {
  const listeners = { start: 0, stop: 0, error: 0, interruption: 0 };
  const recorder = {
    options: undefined as object | undefined,
    start: () => undefined as void,
    stop: (_recorded: Recorded) => undefined as void,
    error: (_error: { errMsg: string }) => undefined as void,
    interruption: () => undefined as void,
    stops: 0,
  };
  const hear = <K extends keyof typeof listeners>(name: K, then: (typeof recorder)[K]): void => {
    listeners[name] += 1;
    recorder[name] = then;
  };
  const manager = {
    onStart: (then: () => void) => hear('start', then),
    onStop: (then: (recorded: Recorded) => void) => hear('stop', then),
    onError: (then: (error: { errMsg: string }) => void) => hear('error', then),
    onInterruptionBegin: (then: () => void) => hear('interruption', then),
    start: (options: object) => void (recorder.options = options),
    stop: () => void (recorder.stops += 1),
  };
  return { manager, recorder, listeners };
};

const fakeAudio = (): FakeAudio & object => {
  const audio: FakeAudio = { src: '', state: 'new', end: () => undefined, fail: () => undefined };
  return Object.assign(audio, {
    play: () => void (audio.state = 'playing'),
    destroy: () => void (audio.state = 'gone'),
    onEnded: (then: () => void) => void (audio.end = then),
    onError: (then: () => void) => void (audio.fail = then),
  });
};

const fakeSound = () => {
  const audios: FakeAudio[] = [];
  const { manager, ...heard } = fakeRecorder();
  const taro = {
    setInnerAudioOption: () => Promise.resolve(),
    createInnerAudioContext: () => {
      const audio = fakeAudio();
      audios.push(audio);
      return audio;
    },
    getRecorderManager: () => manager,
    openSetting: () => Promise.resolve(),
    getFileSystemManager: () => ({
      saveFile: ({ tempFilePath, success }: { tempFilePath: string; success: (saved: object) => void }) =>
        success({ savedFilePath: tempFilePath.replace('tmp', 'kept') }),
    }),
  };
  return { taro, audios, ...heard };
};

/** WeChat’s sound as far as the client uses it: players, the one recorder, settings and kept files. */
export const sound = fakeSound();
