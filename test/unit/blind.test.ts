import fc from 'fast-check';
import { blindIndex } from '../../cloudfunctions/_kernel/blind';

const keys = { indexKey: Buffer.alloc(32, 1) };
const other = { indexKey: Buffer.alloc(32, 2) };
const text = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 30 });

test('the same text of the same field has one fingerprint, which shows nothing of it', () => {
  fc.assert(
    fc.property(text, (one) => {
      const print = blindIndex(keys, 'phone', one);
      expect(print).toMatch(/^[\w-]{22}$/);
      expect(blindIndex(keys, 'phone', one)).toBe(print);
      expect(Buffer.from(print, 'base64url').includes(one)).toBe(false);
    }),
  );
});

test('another text, another field or another key has another', () => {
  fc.assert(
    fc.property(text, text, (one, two) => {
      fc.pre(one !== two);
      expect(blindIndex(keys, 'phone', one)).not.toBe(blindIndex(keys, 'phone', two));
      expect(blindIndex(keys, 'phone', one)).not.toBe(blindIndex(keys, 'name', one));
      expect(blindIndex(keys, 'phone', one)).not.toBe(blindIndex(other, 'phone', one));
    }),
  );
});

test('a field and its text cannot be read as another field and text', () => {
  expect(blindIndex(keys, 'ab', 'c')).not.toBe(blindIndex(keys, 'a', 'bc'));
});
