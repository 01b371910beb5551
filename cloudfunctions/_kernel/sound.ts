/** A sound as it is kept: without tags and whatever else was in its file. */
export interface Sound {
  bytes: Buffer;
  ext: 'mp3' | 'wav';
  /** Exact, as its samples say. */
  seconds: number;
}

const KBPS = {
  first: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  second: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
/** Sample rates by the two bits that name the version of MPEG; the bits 01 name none. */
const RATES: Readonly<Record<number, readonly number[]>> = {
  3: [44100, 48000, 32000],
  2: [22050, 24000, 16000],
  0: [11025, 12000, 8000],
};
const LAYER_3 = 1;

interface Frame {
  length: number;
  samples: number;
  rate: number;
  /** What all frames of one sound have in common: version, layer, rate, one channel or two. */
  kind: string;
}

/** The frame whose header is at `at`; undefined where none begins. Source: ISO/IEC 11172-3 §2.4.2.3, 13818-3 §2.4.2.3. */
const frameAt = (bytes: Buffer, at: number): Frame | undefined => {
  if (at + 4 > bytes.length) return undefined;
  const head = bytes.readUInt32BE(at);
  const version = (head >>> 19) & 3;
  const rate = RATES[version]?.[(head >>> 10) & 3];
  const kbps = KBPS[version === 3 ? 'first' : 'second'][((head >>> 12) & 15) - 1];
  if (head >>> 21 !== 0x7ff || ((head >>> 17) & 3) !== LAYER_3 || rate === undefined || kbps === undefined)
    return undefined;
  const samples = version === 3 ? 1152 : 576;
  const length = Math.floor(((samples / 8) * kbps * 1000) / rate) + ((head >>> 9) & 1);
  const mono = ((head >>> 6) & 3) === 3;
  return { length, samples, rate, kind: `${version} ${rate} ${mono}` };
};

const isText = (bytes: Buffer, at: number, text: string): boolean =>
  bytes.toString('latin1', at, at + text.length) === text;

// The length of an ID3v2 tag is written in seven bits a byte (id3.org, ID3v2.4.0 §3.1).
const behindTags = (bytes: Buffer): number => {
  let at = 0;
  while (at + 10 <= bytes.length && isText(bytes, at, 'ID3')) {
    const [flags = 0, a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 5, at + 10);
    const footer = (flags & 0x10) === 0 ? 0 : 10;
    at += 10 + footer + ((a & 0x7f) << 21) + ((b & 0x7f) << 14) + ((c & 0x7f) << 7) + (d & 0x7f);
  }
  return at;
};

const withoutId3v1 = (bytes: Buffer): Buffer =>
  bytes.length >= 128 && isText(bytes, bytes.length - 128, 'TAG') ? bytes.subarray(0, -128) : bytes;

/** An MP3 of frames that follow each other without a gap; a last one that the recorder cut short is left out. */
const readMp3 = (file: Buffer): Sound | undefined => {
  const bytes = withoutId3v1(file);
  const start = behindTags(bytes);
  const first = frameAt(bytes, start);
  if (!first) return undefined;
  let frames = 0;
  let at = start;
  while (at < bytes.length) {
    const frame = frameAt(bytes, at);
    if (frame?.kind !== first.kind) return undefined;
    if (at + frame.length > bytes.length) break;
    at += frame.length;
    frames += 1;
  }
  const seconds = (frames * first.samples) / first.rate;
  return frames === 0 ? undefined : { bytes: bytes.subarray(start, at), ext: 'mp3', seconds };
};

const HEAD = 44;
const PCM = 1;

/** The chunks of a RIFF file by name, the first of each; undefined when one reaches beyond the end. */
const chunksOf = (bytes: Buffer): Map<string, Buffer> | undefined => {
  const chunks = new Map<string, Buffer>();
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > bytes.length) return undefined;
    if (!chunks.has(name)) chunks.set(name, bytes.subarray(at + 8, end));
    at = end + (end % 2);
  }
  return chunks;
};

/** A WAV of one channel of 16-bit samples, its header written anew. Source: Microsoft and IBM, RIFF 1.0, “WAVE”. */
const readWav = (bytes: Buffer): Sound | undefined => {
  if (!isText(bytes, 0, 'RIFF') || !isText(bytes, 8, 'WAVE')) return undefined;
  const chunks = chunksOf(bytes);
  const format = chunks?.get('fmt ');
  const data = chunks?.get('data');
  if (!format || format.length < 16 || !data || data.length === 0 || data.length % 2 !== 0) return undefined;
  const rate = format.readUInt32LE(4);
  const plain = format.readUInt16LE(0) === PCM && format.readUInt16LE(2) === 1 && format.readUInt16LE(14) === 16;
  if (!plain || rate < 8000 || rate > 48000) return undefined;
  const head = Buffer.alloc(HEAD);
  head.write('RIFF    WAVEfmt ', 'latin1');
  head.writeUInt32LE(HEAD - 8 + data.length, 4);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(PCM, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return { bytes: Buffer.concat([head, data]), ext: 'wav', seconds: data.length / 2 / rate };
};

/** Reads a recording by its content; undefined when it is no whole MP3 or WAV of somebody speaking. */
export const readSound = (bytes: Buffer): Sound | undefined => readMp3(bytes) ?? readWav(bytes);
