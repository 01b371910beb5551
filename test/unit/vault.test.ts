import fc from 'fast-check';
import { createVault, ERASED, maskPhone, type Spot } from '../../cloudfunctions/_kernel/vault';

const keyring = (...kids: string[]) => new Map(kids.map((kid) => [kid, Buffer.alloc(32, kid.charCodeAt(0))]));
/** What the cipher says of a wrong text, a wrong tag or an unknown key. */
const REFUSED = /authenticate|Invalid|no key/;
const vault = createVault({ vaultKeys: keyring('a'), vaultKid: 'a' });
const spot: Spot = { collection: 'reports', id: 'rep_0000000001', field: 'contact.phone' };

describe('a sealed text', () => {
  it('opens where it belongs and says nothing of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4, maxLength: 60 }), (text) => {
        const sealed = vault.seal(spot, text);
        expect(vault.open(spot, sealed)).toBe(text);
        expect(sealed).not.toContain(text);
        expect(Buffer.from(sealed.slice(2), 'base64url').includes(text)).toBe(false);
      }),
    );
  });

  it('is different each time, so that equal phones cannot be told from their sealed form', () => {
    const sealed = Array.from({ length: 50 }, () => vault.seal(spot, '13900000001'));
    expect(new Set(sealed).size).toBe(50);
  });

  it.each<[string, Partial<Spot>]>([
    ['document', { id: 'rep_0000000002' }],
    ['field', { field: 'contact.name' }],
    ['collection', { collection: 'orders' }],
  ])('does not open in another %s', (_name, moved) => {
    const sealed = vault.seal(spot, '13900000001');
    expect(() => vault.open({ ...spot, ...moved }, sealed)).toThrow(REFUSED);
  });

  it('does not open when any of its bits was changed', () => {
    const sealed = vault.seal(spot, '13900000001');
    const bytes = Buffer.from(sealed.slice(2), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const bad = Buffer.from(bytes);
        bad.writeUInt8(bad.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => vault.open(spot, `a.${bad.toString('base64url')}`)).toThrow(REFUSED);
      }),
      { numRuns: 200 },
    );
  });

  it('does not open when it was cut, not even by a byte of the tag of an empty text', () => {
    for (const text of ['', '13900000001']) {
      const bytes = Buffer.from(vault.seal(spot, text).slice(2), 'base64url');
      for (let length = 0; length < bytes.length; length += 1) {
        const cut = `a.${bytes.subarray(0, length).toString('base64url')}`;
        expect(() => vault.open(spot, cut)).toThrow(REFUSED);
      }
    }
  });

  it('opens after the key for new texts has changed, and not once its key is gone', () => {
    const sealed = vault.seal(spot, '13900000001');
    const rotated = createVault({ vaultKeys: keyring('a', 'b'), vaultKid: 'b' });
    expect(rotated.open(spot, sealed)).toBe('13900000001');
    expect(rotated.seal(spot, 'x')).toMatch(/^b\./);
    expect(() => createVault({ vaultKeys: keyring('b'), vaultKid: 'b' }).open(spot, sealed)).toThrow(REFUSED);
    expect(() => rotated.open(spot, `b${sealed.slice(1)}`)).toThrow(REFUSED);
  });

  it('that was erased opens as nothing', () => {
    expect(vault.open(spot, ERASED)).toBe('');
  });

  it('of no known form is refused', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => expect(() => vault.open(spot, text)).toThrow(REFUSED)),
    );
  });
});

it.each([
  ['13900000001', '139******01'],
  ['0358-8210000', '035******00'],
  ['03588210000', '035******00'],
])('a phone %s is shown to others as %s', (phone, mask) => expect(maskPhone(phone)).toBe(mask));
