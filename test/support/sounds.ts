/** How a recorder was set; WeChat’s as the client sets it, where a test does not say otherwise. */
export interface Recorder {
  /** The two bits of the header: 3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5. */
  version: 0 | 2 | 3;
  /** Which of the fourteen bit rates of the version, and which of its three sample rates. */
  kbps: number;
  rate: number;
  mono: boolean;
}
const WECHAT: Recorder = { version: 2, kbps: 6, rate: 2, mono: true };

const KBPS = {
  3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const RATES = { 3: [44100, 48000, 32000], 2: [22050, 24000, 16000], 0: [11025, 12000, 8000] } as const;

/** Seconds in one frame. */
export const frameSeconds = ({ version, rate }: Recorder = WECHAT): number =>
  (version === 3 ? 1152 : 576) / (RATES[version][rate] ?? 1);

/** One MP3 frame; its sound is `fill`, which is no sync word. */
const frame = ({ version, kbps, rate, mono }: Recorder, padded: boolean, fill: number): Buffer => {
  const bits = (KBPS[version === 3 ? 3 : 2][kbps] ?? 0) * 1000;
  const length = Math.floor(((version === 3 ? 144 : 72) * bits) / (RATES[version][rate] ?? 1)) + Number(padded);
  const bytes = Buffer.alloc(length, fill);
  const head = [0xff, 0xe0 | (version << 3) | 0b11, (kbps << 4) | (rate << 2) | (Number(padded) << 1), mono ? 0xc0 : 0];
  Buffer.from(head).copy(bytes);
  return bytes;
};

/** An MP3 of so many frames; every third is padded. */
export const mp3 = (frames: number, part: Partial<Recorder> = {}, fill = 0x55): Buffer =>
  Buffer.concat(Array.from({ length: frames }, (_, n) => frame({ ...WECHAT, ...part }, n % 3 === 0, fill)));

/** A voice note of so many seconds, as WeChat records it; every `fill` is another voice. */
export const voiceOf = (seconds: number, fill?: number): Buffer => mp3(Math.floor(seconds / frameSeconds()), {}, fill);

const chunk = (name: string, body: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), size, body, Buffer.alloc(body.length % 2)]);
};

/** A WAV: RIFF with a format, whatever chunks are given, and the samples. */
export const wav = (samples: Buffer, rate = 8000, extra: Buffer = Buffer.alloc(0), channels = 1, bits = 16): Buffer => {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE((rate * channels * bits) / 8, 8);
  format.writeUInt16LE((channels * bits) / 8, 12);
  format.writeUInt16LE(bits, 14);
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), extra, chunk('data', samples)]));
};

/** What a recorder may write beside the sound, and nobody should learn. */
export const SECRET = 'recorded by 住户甲 at 37.524';

/** An ID3v2 tag with the secret in it; with a footer where asked. */
export const id3v2 = (footer = false): Buffer => {
  const body = Buffer.from(SECRET);
  const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, footer ? 0x10 : 0, 0, 0, body.length >> 7, body.length & 0x7f]);
  return Buffer.concat([head, body, footer ? Buffer.from('3DI0123456') : Buffer.alloc(0)]);
};

/** An ID3v1 tag with the secret in it. */
export const id3v1 = (): Buffer => {
  const tag = Buffer.alloc(128);
  tag.write(`TAG${SECRET}`);
  return tag;
};

/** A chunk of a WAV with the secret in it. */
export const listChunk = (): Buffer => chunk('LIST', Buffer.from(`INFO${SECRET}`));
