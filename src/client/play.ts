import Taro from '@tarojs/taro';

let halt = (): void => undefined;

/** Plays a sound from its beginning, and ends whatever else plays; `over` hears its end, and whether it broke. */
export const play = (src: string, over: (broken: boolean) => void): (() => void) => {
  halt();
  // An old phone’s mute switch is often on without its owner knowing.
  void Taro.setInnerAudioOption({ obeyMuteSwitch: false }).catch(() => undefined);
  const audio = Taro.createInnerAudioContext();
  let live = true;
  const end = (broken: boolean): void => {
    if (!live) return;
    live = false;
    audio.destroy();
    over(broken);
  };
  audio.onEnded(() => end(false));
  audio.onError(() => end(true));
  audio.src = src;
  audio.play();
  halt = () => end(false);
  return halt;
};
