let halt = (): void => undefined;

/** Plays a sound from its beginning, and ends whatever else plays; `over` hears its end, and whether it broke. */
export const play = (src: string, over: (broken: boolean) => void): (() => void) => {
  halt();
  const audio = new Audio(src);
  let live = true;
  const end = (broken: boolean): void => {
    if (!live) return;
    live = false;
    audio.pause();
    over(broken);
  };
  audio.onended = () => end(false);
  void audio.play().catch(() => end(true));
  halt = () => end(false);
  return halt;
};
