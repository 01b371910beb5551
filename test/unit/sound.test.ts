import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { createFiles } from '../../cloudfunctions/_kernel/files';
import { readSound } from '../../cloudfunctions/_kernel/sound';
import type { App } from '../../cloudfunctions/_kernel/store';
import { frameSeconds, id3v1, id3v2, listChunk, mp3, SECRET, voiceOf, wav, type Recorder } from '../support/sounds';

const recorder: fc.Arbitrary<Recorder> = fc.record({
  version: fc.constantFrom(0, 2, 3),
  kbps: fc.integer({ min: 1, max: 14 }),
  rate: fc.integer({ min: 0, max: 2 }),
  mono: fc.boolean(),
});
const samples = (count: number): Buffer => Buffer.alloc(count * 2, 7);

describe('a recording that is kept', () => {
  it('is every byte of its frames, and as long as they are, however the recorder was set', () => {
    fc.assert(
      fc.property(recorder, fc.integer({ min: 1, max: 40 }), (set, frames) => {
        const bytes = mp3(frames, set);
        const sound = readSound(bytes);
        expect([sound?.ext, sound?.bytes.equals(bytes)]).toEqual(['mp3', true]);
        expect(sound?.seconds).toBeCloseTo(frames * frameSeconds(set), 6);
      }),
    );
  });

  it('loses its tags, before and behind, and a last frame that was cut short', () => {
    const clean = mp3(9);
    const tagged = Buffer.concat([id3v2(true), id3v2(), clean, mp3(1).subarray(0, 40), id3v1()]);
    expect(tagged.includes(SECRET)).toBe(true);
    expect(readSound(tagged)?.bytes).toEqual(clean);
  });

  it('may be a WAV, of which only the samples are kept', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 8000, max: 48000 }), (count, rate) => {
        const sound = readSound(wav(samples(count), rate, listChunk()));
        const right = { bytes: wav(samples(count), rate), ext: 'wav', seconds: count / rate };
        expect(isDeepStrictEqual(sound, right)).toBe(true);
      }),
    );
  });

  it('stays as it is when it is kept a second time', () => {
    for (const bytes of [Buffer.concat([id3v2(), mp3(5)]), wav(samples(50), 16000, listChunk())]) {
      const once = readSound(bytes);
      expect(once && readSound(once.bytes)).toEqual(once);
    }
  });
});

describe('a file that is no recording', () => {
  const whole = mp3(12);
  const [, second] = [mp3(1), mp3(1, { rate: 1 })];
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['tags without a sound', Buffer.concat([id3v2(), id3v1()])],
    ['a tag that says it is longer than the file', Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7f', 'latin1')],
    ['something between two frames', Buffer.concat([mp3(3), Buffer.from('hidden'), mp3(3)])],
    ['something behind the frames', Buffer.concat([whole, Buffer.from(SECRET)])],
    ['frames of two recordings', Buffer.concat([whole, second])],
    ['a bit rate that does not exist', Buffer.concat([Buffer.from([0xff, 0xf3, 0xf8, 0xc0]), whole])],
    ['another layer', Buffer.from([0xff, 0xf5, 0x68, 0xc0, ...Buffer.alloc(400)])],
    ['two channels', wav(samples(40), 8000, undefined, 2)],
    ['eight bits', wav(samples(40), 8000, undefined, 1, 8)],
    ['a WAV without samples', wav(samples(0))],
    ['a WAV cut short', wav(samples(40)).subarray(0, 60)],
    ['a WAV of half a sample', wav(Buffer.alloc(41))],
  ])('is refused: %s', (_what, bytes) => expect(readSound(bytes)).toBeUndefined());

  it('never breaks the server, and what is accepted is only frames or samples', () => {
    const seen = (bytes: Buffer): void => {
      const sound = readSound(bytes);
      // jest’s own comparison takes a millisecond for every few hundred bytes.
      if (sound && !isDeepStrictEqual(readSound(sound.bytes), sound)) throw new Error('read again, it is another');
    };
    const raw = fc.uint8Array({ maxLength: 300 });
    const heads = [Buffer.alloc(0), Buffer.from([0xff, 0xf3]), Buffer.from('ID3'), wav(samples(9)).subarray(0, 20)];
    fc.assert(fc.property(fc.constantFrom(...heads), raw, (head, tail) => seen(Buffer.concat([head, tail]))));
    for (const good of [whole, wav(samples(90))]) {
      fc.assert(fc.property(fc.nat(good.length), (length) => seen(good.subarray(0, length))));
      fc.assert(
        fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
          const bad = Buffer.from(good);
          bad.writeUInt8(byte, at);
          seen(bad);
        }),
        { numRuns: 400 },
      );
    }
  });
});

describe('a voice note is taken', () => {
  const claim = { person: 'per_0000000001', requestId: 'r'.repeat(20) };
  const taken = async (bytes: Buffer) => {
    const kept: string[] = [];
    const app = {
      downloadFile: () => Promise.resolve({ fileContent: bytes }),
      uploadFile: ({ cloudPath }: { cloudPath: string }) => Promise.resolve({ fileID: String(kept.push(cloudPath)) }),
    } as unknown as App;
    const files = createFiles(app, Buffer.alloc(32, 9));
    const path = files.tickets({ ...claim, purpose: 'voice' }, 1, 0)[0]?.path ?? '';
    const answer = await files.takeVoice(`cloud://env.bucket/${path}`, claim, 0);
    return answer.ok ? { ...(await answer.keep('p/x')), kept } : answer.code;
  };

  it('never when it is longer than 61 seconds, always when it is shorter, by its content alone', async () => {
    await fc.assert(
      fc.asyncProperty(recorder, fc.integer({ min: 1, max: 70_000 }), async (set, ms) => {
        const frames = Math.ceil(ms / 1000 / frameSeconds(set));
        const bytes = mp3(frames, set);
        const answer = await taken(bytes);
        if (bytes.length > 1024 * 1024) return expect(answer).toBe('VOICE_BROKEN');
        if (frames * frameSeconds(set) > 61) return expect(answer).toBe('VOICE_LONG');
        const seconds = Math.min(60, Math.max(1, Math.round(frames * frameSeconds(set))));
        return expect(answer).toMatchObject({ seconds, kept: ['p/x/voice.mp3'] });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a minute as WeChat records it', voiceOf(60), { seconds: 60, kept: ['p/x/voice.mp3'] }],
    ['a minute of the preview', wav(samples(8000 * 60)), { seconds: 60, kept: ['p/x/voice.wav'] }],
    ['a moment', mp3(1), { seconds: 1 }],
  ])('%s', async (_what, bytes, expected) => expect(await taken(bytes)).toMatchObject(expected));

  it('not when it is too long as a WAV, nor larger than a megabyte', async () => {
    expect(await taken(wav(samples(8000 * 62)))).toBe('VOICE_LONG');
    expect(await taken(wav(samples(48000 * 20)))).toBe('VOICE_BROKEN');
  });
});
