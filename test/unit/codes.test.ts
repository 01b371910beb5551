import fc from 'fast-check';
import type { Arrival } from '../../src/domain/_kernel/links';
import { linkOf, shortNumberOf } from '../../src/domain/_kernel/token';
import { readCode } from '../../src/domain/places/codes';

const TOKEN = '1a0123456789abcdefghijklmn-_';
const LINK = linkOf(TOKEN);
const found = { ok: true, token: TOKEN };
const refused = (why: string) => ({ ok: false, why });
const times = (count: number, text: string): string =>
  Array.from({ length: count }).reduce<string>((done) => encodeURIComponent(done), text);

describe('a code of ours is read', () => {
  it.each<[string, Arrival]>([
    ['from the link that WeChat hands over encoded', { q: encodeURIComponent(LINK) }],
    ['from a link that was decoded already', { q: LINK }],
    ['from a link that was encoded twice', { q: times(2, LINK) }],
    ['from the scene of a mini-program code', { scene: TOKEN }],
    ['from an encoded scene', { scene: encodeURIComponent(TOKEN) }],
    ['from what the scanner in the app read', { result: LINK }],
    ['from a bare token', { result: TOKEN }],
    ['with spaces around it', { result: ` ${LINK}\n` }],
    ['with tracking parameters behind it', { result: `${LINK}?from=singlemessage#top` }],
    ['whatever the case of scheme and host', { result: LINK.replace('https://home', 'HTTPS://Home') }],
    ['from a path of this mini-program', { path: `pages/scan/index?scene=${TOKEN}` }],
    ['from a path whose scene is encoded twice', { path: `pages/scan/index?x=1&scene=${times(2, TOKEN)}` }],
  ])('%s', (_name, arrival) => expect(readCode(arrival)).toEqual(found));
});

describe('a link of somebody else is called foreign', () => {
  it.each([
    'https://example.org/b/',
    'https://home.linli-huiyin.example.evil.cn/b/',
    'https://evil-home.linli-huiyin.example/b/',
    'https://home.linli-huiyin.example@evil.cn/b/',
    'https://evil.cn@home.linli-huiyin.example/b/',
    'https://home.linli-huiyin.example:8443/b/',
    'https://home.linli-huiyin.example\\@evil.cn/b/',
    'https://home.linli-huiyin.example./b/',
    'https://hοme.linli-huiyin.example/b/',
  ])('%s', (prefix) => {
    const link = `${prefix}${TOKEN}`;
    for (const arrival of [{ result: link }, { q: encodeURIComponent(link) }, { q: times(2, link) }])
      expect(readCode(arrival)).toEqual(refused('FOREIGN_HOST'));
  });
});

describe('another QR code is told apart', () => {
  it.each([
    'WIFI:T:WPA;S:home;P:secret;;',
    '你好',
    '',
    '6901234567892',
    'weixin://dl/business',
    `javascript:${TOKEN}`,
    `ftp://home.linli-huiyin.example/b/${TOKEN}`,
    'https://home.linli-huiyin.example/',
    `https://home.linli-huiyin.example/help/${TOKEN}`,
    `https://home.linli-huiyin.example/b/${TOKEN}/x`,
    `https://home.linli-huiyin.example%2f@evil.cn/b/${TOKEN}`,
    `https://home.linli-huiyin.example/b%2F${TOKEN.slice(0, 5)}%`,
  ])('%s', (result) => expect(readCode({ result })).toEqual(refused('FOREIGN_QR')));

  it.each(['pages/home/index', 'pages/home/index?id=1', ''])('path %s', (path) =>
    expect(readCode({ path })).toEqual(refused('FOREIGN_QR')),
  );
});

describe('a code of ours that is not whole is called damaged', () => {
  it.each<[string, Arrival]>([
    ['cut short', { result: LINK.slice(0, -1) }],
    ['lengthened', { result: `${LINK}A` }],
    ['in capitals', { result: linkOf(TOKEN.toUpperCase()) }],
    ['without its token', { result: linkOf('') }],
    ['with a broken escape', { q: `${LINK.slice(0, -3)}%E4%` }],
    ['a cut scene', { scene: TOKEN.slice(0, 20) }],
    ['an empty scene', { scene: '' }],
    ['a scene with a broken escape', { path: 'pages/scan/index?scene=%E0%A4%A' }],
    ['a bare token cut short', { result: TOKEN.slice(0, 26) }],
    ['of a version to come', { result: linkOf(`2${TOKEN.slice(1)}`) }],
  ])('%s', (_name, arrival) => expect(readCode(arrival)).toEqual(refused('CODE_DAMAGED')));
});

it('gives an answer for every text in the world, and only tokens of the right form', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(...'%2f/:@?#1aA0-_ '), maxLength: 60 }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ maxLength: 40 }).map((tail) => `https://home.linli-huiyin.example/b/${tail}`),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('q', 'scene', 'result', 'path'), (value, way) => {
      const reading = readCode({ [way]: value } as unknown as Arrival);
      if (reading.ok) expect(reading.token).toMatch(/^1[a-z][0-9A-HJKMNP-TV-Z]{10}[\w-]{16}$/);
      else expect(['FOREIGN_HOST', 'FOREIGN_QR', 'CODE_DAMAGED']).toContain(reading.why);
    }),
    { numRuns: 1000 },
  );
});

it('prints the same short number that the landing page shows', () => {
  expect(shortNumberOf(TOKEN)).toBe('012-345');
});
