import type { Json } from '../messages';
import type { Ask } from './ask';

type Hear = (said?: Json) => void;

/** Lets an object be listened to by onStart, onStop …, as WeChat's managers are. */
const listened = (names: readonly string[]) => {
  const heard = new Map<string, Set<Hear>>();
  const methods = names.flatMap((name) => [
    [`on${name}`, (hear: Hear) => void heard.set(name, (heard.get(name) ?? new Set()).add(hear))],
    [`off${name}`, (hear?: Hear) => void (hear ? heard.get(name)?.delete(hear) : heard.delete(name))],
  ]);
  const tell = (name: string, said?: Json): void => {
    for (const hear of heard.get(name) ?? []) hear(said);
  };
  return { methods: Object.fromEntries(methods) as Record<string, (hear: Hear) => void>, tell };
};

const recorderOf = (ask: Ask): object => {
  const { methods, tell } = listened([
    'Start',
    'Stop',
    'Pause',
    'Resume',
    'Error',
    'FrameRecorded',
    'InterruptionBegin',
    'InterruptionEnd',
  ]);
  const answered = (name: string, asked: Promise<Json>): void =>
    void asked.then(
      (said) => tell(name, said),
      (error: Error) => tell('Error', { errMsg: error.message }),
    );
  let ends: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(ends);
    answered('Stop', ask('recorder.stop'));
  };
  return {
    ...methods,
    start: (options: { duration?: number } = {}) => {
      answered('Start', ask('recorder.start', options));
      ends = setTimeout(stop, options.duration ?? 60_000);
    },
    stop,
    pause: () => tell('Pause'),
    resume: () => tell('Resume'),
  };
};

const PLAYED = ['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate', 'Error', 'Waiting', 'Seeking', 'Seeked'];

const audioOf = (ask: Ask): object => {
  const { methods, tell } = listened(PLAYED);
  let ends: ReturnType<typeof setTimeout> | undefined;
  const audio = {
    ...methods,
    src: '',
    duration: 0,
    currentTime: 0,
    paused: true,
    obeyMuteSwitch: true,
    play: () => {
      void ask('audio.play', { src: audio.src }).then(
        (seconds) => {
          audio.duration = Number(seconds);
          audio.paused = false;
          tell('Canplay');
          tell('Play');
          ends = setTimeout(() => {
            audio.paused = true;
            tell('Ended');
          }, audio.duration * 1000);
        },
        (error: Error) => tell('Error', { errMsg: error.message }),
      );
    },
    pause: () => (clearTimeout(ends), (audio.paused = true), tell('Pause')),
    stop: () => (clearTimeout(ends), (audio.paused = true), tell('Stop')),
    seek: (at: number) => void (audio.currentTime = at),
    destroy: () => clearTimeout(ends),
  };
  return audio;
};

/** The recorder and the player of sounds; what is recorded and whether a sound exists, the platform knows. */
export const soundOf = (ask: Ask): Record<string, unknown> => {
  let recorder: object | undefined;
  return {
    getRecorderManager: () => (recorder ??= recorderOf(ask)),
    createInnerAudioContext: () => audioOf(ask),
  };
};
