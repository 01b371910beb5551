// One frame of MPEG-2 layer III, 48 kbit/s, 16 kHz, one channel, of silence: 576 samples.
const FRAME_BYTES = 216;
const FRAME_SECONDS = 576 / 16_000;
const HEAD = [0xff, 0xf3, 0x68, 0xc4];

const frame = (): Buffer => {
  const bytes = Buffer.alloc(FRAME_BYTES);
  bytes.set(HEAD);
  return bytes;
};

/** An MP3 file of so much silence, as WeChat's recorder would write it in a silent room. */
export const silence = (seconds: number): Buffer =>
  Buffer.concat(Array.from({ length: Math.max(1, Math.round(seconds / FRAME_SECONDS)) }, frame));
