import fc from 'fast-check';
import { openToken, signToken } from '../../cloudfunctions/_kernel/token';
import { TOKEN } from '../../src/domain/_kernel/token';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const id = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: 10, maxLength: 10 });
const ring = { codeKeys: new Map([...'abz'].map((kid, n) => [kid, Buffer.alloc(32, n + 1)])) };
const kid = fc.constantFrom('a', 'b', 'z');

describe('a building code', () => {
  it('opens to the id it was signed for, under any key', () => {
    fc.assert(
      fc.property(id, keys, fc.constantFrom(...'abcxyz'), (code, key, name) => {
        const codeKeys = new Map([[name, key]]);
        const token = signToken({ codeKeys }, name, code);
        expect(token).toMatch(TOKEN);
        expect(openToken({ codeKeys }, token)).toBe(code);
      }),
    );
  });

  it('is refused when any one of its characters was changed', () => {
    const other = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(id, kid, fc.nat(27), other, (code, name, at, char) => {
        const token = signToken(ring, name, code);
        fc.pre(token.charAt(at) !== char);
        expect(openToken(ring, token.slice(0, at) + char + token.slice(at + 1))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when base64 is written in its other alphabet', () => {
    fc.assert(
      fc.property(id, kid, (code, name) => {
        const token = signToken(ring, name, code);
        const swapped = token.replace(/-/g, '+').replace(/_/g, '/');
        fc.pre(swapped !== token);
        expect(openToken(ring, swapped)).toBeUndefined();
      }),
    );
  });

  it('is refused with the key id or the id of another code', () => {
    fc.assert(
      fc.property(id, id, kid, kid, (code, stolen, name, otherName) => {
        const token = signToken(ring, name, code);
        if (name !== otherName) expect(openToken(ring, `1${otherName}${token.slice(2)}`)).toBeUndefined();
        if (code !== stolen) expect(openToken(ring, `1${name}${stolen}${token.slice(12)}`)).toBeUndefined();
      }),
    );
  });

  it('is refused in other case, cut short or lengthened', () => {
    fc.assert(
      fc.property(id, kid, fc.integer({ min: 0, max: 27 }), (code, name, length) => {
        const token = signToken(ring, name, code);
        const changed = [token.toUpperCase(), token.toLowerCase(), token.slice(0, length), `${token}A`, ` ${token}`];
        for (const text of changed.filter((one) => one !== token)) expect(openToken(ring, text)).toBeUndefined();
      }),
    );
  });

  it('is refused under a key that this deployment does not know, even an empty one', () => {
    fc.assert(
      fc.property(id, (code) => {
        const forged = signToken({ codeKeys: new Map([['q', Buffer.alloc(32)]]) }, 'q', code);
        expect(openToken(ring, forged)).toBeUndefined();
      }),
    );
  });

  it('still opens after the key for new codes has changed, and no longer once its key is withdrawn', () => {
    const old = Buffer.alloc(32, 7);
    const token = signToken({ codeKeys: new Map([['a', old]]) }, 'a', '0123456789');
    const rotated = new Map([
      ['a', old],
      ['b', Buffer.alloc(32, 8)],
    ]);
    expect(openToken({ codeKeys: rotated }, token)).toBe('0123456789');
    rotated.delete('a');
    expect(openToken({ codeKeys: rotated }, token)).toBeUndefined();
  });
});
