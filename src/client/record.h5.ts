import type { Hearing } from './record';
import { wavOf } from './wav';

const RATE = 8000;
const MOST_MS = 60_000;

const addressOf = (blob: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsDataURL(blob);
  });

/** Records as the browser likes and makes a WAV of it: a data address, so that a draft survives a reload. */
const listen = async (stream: MediaStream, to: Hearing, ended: Promise<void>): Promise<void> => {
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise<unknown>((resolve) => (recorder.onstop = resolve));
  recorder.start();
  to.begun();
  const limit = setTimeout(() => recorder.stop(), MOST_MS);
  await Promise.race([ended, stopped]);
  clearTimeout(limit);
  if (recorder.state !== 'inactive') recorder.stop();
  await stopped;
  stream.getTracks().forEach((track) => track.stop());
  const whole = await new Blob(parts).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(whole);
  to.done(await addressOf(wavOf(sound.getChannelData(0), RATE)), sound.duration);
};

/** Records for a minute at most; the returned function ends it sooner. */
export const record = (to: Hearing): (() => void) => {
  let stop = (): void => undefined;
  const ended = new Promise<void>((resolve) => (stop = resolve));
  // Absent where the page does not come from this computer or over https.
  const asked = (navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia({ audio: true });
  void (asked ?? Promise.reject(new Error('no microphone')))
    .then((stream) => listen(stream, to, ended))
    .catch((error: unknown) => to.failed((error as Error).name === 'NotAllowedError'));
  return stop;
};

/** A browser has no settings that a page could open. */
export const allowMicrophone = undefined;
