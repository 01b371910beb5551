import fc from 'fast-check';
import { safeParse } from 'valibot';
import { bodyHash, hashId, personId } from '../../cloudfunctions/_kernel/hash';
import { Cursor, FileId, Id, Phone, REQUEST_ID, words } from '../../src/domain/_kernel/ids';

const parts = fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1, maxLength: 4 });

describe('an id made from what it names', () => {
  it('has the asked length and only letters that nobody confuses', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 8, max: 40 }), (of, length) => {
        expect(hashId(length, ...of)).toMatch(/^[0-9A-HJKMNP-TV-Z]+$/);
        expect(hashId(length, ...of)).toHaveLength(length);
        expect(hashId(length, ...of)).toBe(hashId(length, ...of));
      }),
    );
  });
  it('differs whenever its parts differ, however they are joined', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(hashId(20, ...a)).not.toBe(hashId(20, ...b));
      }),
    );
    expect(hashId(20, 'ab', 'c')).not.toBe(hashId(20, 'a', 'bc'));
  });
  it('uses every letter about as often as any other at every place', () => {
    const ids = Array.from({ length: 3200 }, (_, n) => hashId(20, String(n)));
    for (let place = 0; place < 20; place += 1) {
      const seen = new Map<string, number>();
      for (const id of ids) seen.set(id.charAt(place), (seen.get(id.charAt(place)) ?? 0) + 1);
      expect(seen.size).toBe(32);
      for (const count of seen.values()) expect(count).toBeLessThan(200);
    }
  });
  it('of a person is a lawful id that does not show the openid', () => {
    const id = personId('openid-resident');
    expect(safeParse(Id, id).success).toBe(true);
    expect(id).not.toContain('resident');
  });
});

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, shuffled(field)]),
  );
};

describe('the digest of a request', () => {
  it('is the same whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => expect(bodyHash('a.b', shuffled(body))).toBe(bodyHash('a.b', body))),
    );
  });
  it('differs for another body and for another action', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
        expect(bodyHash('a.b', a)).not.toBe(bodyHash('a.c', a));
        fc.pre(JSON.stringify(a) !== JSON.stringify(b) && JSON.stringify(shuffled(a)) !== JSON.stringify(b));
        expect(bodyHash('a.b', [a, 1])).not.toBe(bodyHash('a.b', [b, 2]));
      }),
    );
    expect(bodyHash('a.b', { list: [1, 2] })).not.toBe(bodyHash('a.b', { list: [2, 1] }));
  });
  it('takes a field that is absent and one that is undefined as the same', () => {
    expect(bodyHash('a.b', { x: 1, y: undefined })).toBe(bodyHash('a.b', { x: 1 }));
  });
});

const takes = (schema: Parameters<typeof safeParse>[0], value: unknown): boolean => safeParse(schema, value).success;

describe('words of a person', () => {
  const five = words(2, 5);
  it.each(['你好', '𠮷𠮷𠮷𠮷𠮷', '👍👍', '  两字  ', '第一\n第二', 'abcde'])('%j are taken', (text) =>
    expect(takes(five, text)).toBe(true),
  );
  it.each(['好', ' 好 ', '𠮷𠮷𠮷𠮷𠮷𠮷', '', '一\u0000二', '一\u2028二', '一\u007f二', '一\t二', '一\r\n二', 5, null])(
    '%j are refused',
    (text) => expect(takes(five, text)).toBe(false),
  );
  it('are counted as people count them: by character, not by code unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('楼', '𠮷', '😀', 'a'), maxLength: 12 }), (text) => {
        const count = Array.from(text).length;
        expect(takes(five, text)).toBe(count >= 2 && count <= 5);
      }),
    );
  });
});

describe('ids, phones and files from outside', () => {
  it.each(['rep_0000000001', 'ABCDEFGH12', 'a-b_c-d_e'])('id %s', (id) => expect(takes(Id, id)).toBe(true));
  it.each(['short', 'a b c d e f', '中文中文中文中文', 'a'.repeat(41), '$where0000', 'a.b.c.d.e', ''])(
    'not id %s',
    (id) => expect(takes(Id, id)).toBe(false),
  );
  it.each(['13900000001', '0358-8210000', '01012345678', ' 13900000001 '])('phone %s', (text) =>
    expect(takes(Phone, text)).toBe(true),
  );
  it.each(['12900000001', '1390000000', '139000000011', '+8613900000001', '１３９００００００１', ''])(
    'no phone %s',
    (text) => expect(takes(Phone, text)).toBe(false),
  );
  it.each(['cloud://env/../x', 'https://x/u/1.jpg', 'cloud://env', `cloud://e/${'a'.repeat(400)}`])(
    'no file %s',
    (text) => expect(takes(FileId, text)).toBe(text.includes('..')),
  );
  it.each(['1700000000000_rep_0000000001'])('cursor %s', (text) => expect(takes(Cursor, text)).toBe(true));
  it.each(['_rep_0000000001', '-1_rep_0000000001', '1e9_rep_0000000001', '17000'])('no cursor %s', (text) =>
    expect(takes(Cursor, text)).toBe(false),
  );
  it.each([
    ['5f1c6c1e-8d36-4a63-9a4e-0c4d8f1f2b11', true],
    ['short', false],
    ['a'.repeat(65), false],
    [`${'a'.repeat(16)}\n`, false],
  ])('request id %j: %s', (text, good) => expect(REQUEST_ID.test(text)).toBe(good));
});
