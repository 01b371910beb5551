const chinese = (): SpeechSynthesisVoice | undefined => {
  const voices = window.speechSynthesis.getVoices().filter(({ lang }) => /^(zh|cmn)/i.test(lang));
  return voices.find(({ lang }) => /cn|hans/i.test(lang)) ?? voices[0];
};

/** Hears whether this browser has a Chinese voice, now and when its voices have come. */
export const watchSpeech = (hear: (can: boolean) => void): (() => void) => {
  if (!('speechSynthesis' in window)) return () => undefined;
  const look = (): void => hear(chinese() !== undefined);
  look();
  window.speechSynthesis.addEventListener('voiceschanged', look);
  return () => window.speechSynthesis.removeEventListener('voiceschanged', look);
};

/** Browsers fall silent in the middle of a long text. */
export const MOST_BYTES = 450;

/** Says one piece of text; the returned function ends it sooner. */
export const say = (content: string, over: (broken: boolean) => void): (() => void) => {
  const words = new SpeechSynthesisUtterance(content);
  const voice = chinese();
  words.lang = voice?.lang ?? 'zh-CN';
  if (voice) words.voice = voice;
  let live = true;
  const end = (broken: boolean): void => {
    if (live) over(broken);
    live = false;
  };
  words.onend = () => end(false);
  words.onerror = () => end(true);
  window.speechSynthesis.speak(words);
  return () => {
    end(false);
    window.speechSynthesis.cancel();
  };
};
