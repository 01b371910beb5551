import fc from 'fast-check';
import type * as fakes from '../support/fakeSound';
import { sound } from '../support/fakeSound';

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: jest.requireActual<typeof fakes>('../support/fakeSound').sound.taro,
}));

interface Asked {
  content: string;
  success: (said: { filename: string }) => void;
  fail: () => void;
}
const asked: Asked[] = [];
Object.assign(globalThis, {
  __SPEECH__: true,
  requirePlugin: (name: string) => ({
    textToSpeech: (options: Asked) => void asked.push({ ...options, name } as Asked),
  }),
});
import { piecesOf, readAloud } from '@/client/readAloud';
import { MOST_BYTES, watchSpeech } from '@/client/speech';

beforeEach(() => {
  asked.length = 0;
  sound.audios.length = 0;
});

/** The plugin answers the last piece that it was asked for. */
const spoken = (): void => asked.at(-1)?.success({ filename: `said-${asked.length}` });
const heard = (): void => sound.audios.at(-1)?.end();
const LONG = '楼上的软管换好了，水已经止住。'.repeat(60);

describe('a text is cut where one would breathe', () => {
  const text = fc.string({ unit: fc.constantFrom('好', '。', '，', 'a', ' ', '\n', '😀', 'é'), maxLength: 200 });
  it('into pieces that fit, say all of it in order, and tear no character apart', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 90 }), (said, most) => {
        const pieces = piecesOf(said, most);
        expect(pieces.join('').replace(/\s/g, '')).toBe(said.replace(/\s/g, ''));
        for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(most);
        expect(pieces.join('')).not.toMatch(/\ufffd/);
      }),
    );
  });

  it('behind a sentence, else behind a pause, else anywhere', () => {
    expect(piecesOf('水止住了。软管换好了，天花板也干了。', 30)).toEqual([
      '水止住了。',
      '软管换好了，',
      '天花板也干了。',
    ]);
    expect(piecesOf('一二三四五', 9)).toEqual(['一二三', '四五']);
    expect(piecesOf(' \n ', 9)).toEqual([]);
  });
});

describe('reading aloud with WeChat’s plugin', () => {
  it('says a long text piece after piece, each within what the plugin takes', () => {
    const over = jest.fn();
    readAloud(LONG, over);
    while (over.mock.calls.length === 0) {
      spoken();
      heard();
    }
    expect(asked.map(({ content }) => content).join('')).toBe(LONG);
    expect(asked.length).toBeGreaterThan(1);
    for (const { content } of asked) expect(Buffer.byteLength(content)).toBeLessThanOrEqual(MOST_BYTES);
    expect(asked[0]).toMatchObject({ name: 'WechatSI', lang: 'zh_CN', tts: true });
    expect(over.mock.calls).toEqual([[false]]);
  });

  it('stops at once, while it is asked for and while it sounds', () => {
    const over = jest.fn();
    const early = readAloud(LONG, over);
    early();
    spoken();
    expect([sound.audios.length, over.mock.calls.length]).toEqual([0, 1]);
    const late = readAloud(LONG, over);
    spoken();
    late();
    expect(sound.audios.map(({ state }) => state)).toEqual(['gone']);
    expect([asked.length, over.mock.calls]).toEqual([2, [[false], [false]]]);
  });

  it.each([
    ['the plugin has nothing to say', () => asked.at(-1)?.fail()],
    ['the sound does not play', () => (spoken(), sound.audios.at(-1)?.fail())],
  ])('tells when %s', (_what, breaks) => {
    const over = jest.fn();
    readAloud(LONG, over);
    breaks();
    expect([over.mock.calls, asked.length]).toEqual([[[true]], 1]);
  });

  it('is possible in a build that has the plugin', () => {
    const can = jest.fn();
    watchSpeech(can)();
    expect(can.mock.calls).toEqual([[true]]);
  });

  it.each([
    ['0.3.6', { WechatSI: { version: '0.3.6', provider: 'wx069ba97219f66d99' } }],
    [undefined, undefined],
  ])('is declared with the version that was asked for: %s', (version, plugins) => {
    const { TARO_APP_SPEECH_PLUGIN: _asked, ...rest } = process.env;
    const env = jest.replaceProperty(process, 'env', {
      ...rest,
      ...(version === undefined ? {} : { TARO_APP_SPEECH_PLUGIN: version }),
    });
    Object.assign(globalThis, { defineAppConfig: (config: object) => config });
    jest.isolateModules(() => {
      const { default: config } = jest.requireActual<{ default: { plugins?: object } }>('@/app.config');
      expect(config.plugins).toEqual(plugins);
    });
    env.restore();
  });
});
