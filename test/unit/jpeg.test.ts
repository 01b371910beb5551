import fc from 'fast-check';
import { stripJpeg } from '../../cloudfunctions/_kernel/jpeg';
import { SECRETS, segment, withMetadata } from '../support/jpegs';
import { tinyJpeg } from '../support/town';

const soi = Buffer.from([0xff, 0xd8]);
const eoi = Buffer.from([0xff, 0xd9]);
const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const adobe = segment(0xee, Buffer.from('Adobe\0\x64\0\0\0\0\x01', 'latin1'));
const tables = segment(0xdb, Buffer.alloc(65, 3));
const frame = (marker: number) => segment(marker, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 0x3f, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0xd9, 0x7f]),
]);
const restart = Buffer.from([0xff, 0xd0, 0x55, 0xff, 0xd7, 0x44]);
const baseline = Buffer.concat([soi, jfif, tables, frame(0xc0), scan, restart, eoi]);
const progressive = (between: Buffer) =>
  Buffer.concat([soi, jfif, tables, frame(0xc2), scan, between, segment(0xc4, Buffer.alloc(20, 1)), scan, eoi]);

describe('a photo that is kept', () => {
  it.each([
    ['baseline', tinyJpeg],
    ['with restart markers', baseline],
    ['progressive', progressive(Buffer.alloc(0))],
    ['with the colours of Adobe', Buffer.concat([soi, adobe, baseline.subarray(2)])],
  ])('keeps every byte of its picture: %s', (_name, jpeg) => expect(stripJpeg(jpeg)).toEqual(jpeg));

  it('loses place, device, thumbnail, comment and everything behind its end; the picture is the same', () => {
    for (const jpeg of [tinyJpeg, baseline]) {
      const clean = stripJpeg(withMetadata(jpeg));
      expect(clean).toEqual(jpeg);
      for (const secret of SECRETS) expect(clean?.includes(secret)).toBe(false);
    }
  });

  it('loses metadata that hides between two scans', () => {
    const hidden = Buffer.concat([
      segment(0xe1, Buffer.from(`Exif\0\0${SECRETS[0]}`)),
      segment(0xfe, Buffer.from('x')),
    ]);
    expect(stripJpeg(progressive(hidden))).toEqual(progressive(Buffer.alloc(0)));
  });

  it('is not cut short by bytes of a table that look like its end', () => {
    const odd = progressive(segment(0xc4, Buffer.from([0xff, 0xd9, 1, 2])));
    expect(stripJpeg(odd)).toEqual(odd);
  });

  it('may fill the space before a marker', () => {
    const fill = Buffer.from([0xff, 0xff]);
    const filled = Buffer.concat([soi, fill, jfif, fill, tables, frame(0xc0), scan, restart, fill, eoi]);
    expect(stripJpeg(filled)).toEqual(baseline);
  });

  it('keeps no application segment but JFIF and Adobe', () => {
    const marker = fc.integer({ min: 0xe0, max: 0xef });
    fc.assert(
      fc.property(fc.array(fc.tuple(marker, fc.uint8Array({ maxLength: 40 }))), (apps) => {
        const extra = Buffer.concat(apps.map(([app, bytes]) => segment(app, Buffer.from(bytes))));
        expect(stripJpeg(Buffer.concat([soi, extra, baseline.subarray(2)]))).toEqual(baseline);
      }),
    );
  });

  it('stays as it is when it is kept a second time', () => {
    const once = stripJpeg(withMetadata(baseline)) as Buffer;
    expect(stripJpeg(once)).toEqual(once);
  });
});

describe('a file that is no whole photo', () => {
  it('is refused wherever it was cut', () => {
    for (const jpeg of [tinyJpeg, baseline, progressive(tables)])
      for (let length = 0; length < jpeg.length; length += 1)
        expect(stripJpeg(jpeg.subarray(0, length))).toBeUndefined();
  });

  it('is refused when it is something else', () => {
    const others = ['GIF89a', '\x89PNG\r\n\x1a\n', 'RIFF0000WEBP', '<svg/>', 'PK\x03\x04', ''];
    for (const text of others) expect(stripJpeg(Buffer.from(text, 'latin1'))).toBeUndefined();
  });

  it('never breaks the server, whatever its bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const seen = (buffer: Buffer) => {
      const clean = stripJpeg(buffer);
      if (clean) expect(clean.subarray(-2)).toEqual(eoi);
    };
    fc.assert(fc.property(bytes, (raw) => seen(Buffer.from(raw))));
    fc.assert(fc.property(bytes, (raw) => seen(Buffer.concat([soi, Buffer.from(raw)]))));
    fc.assert(
      fc.property(fc.nat(tinyJpeg.length - 1), fc.nat(255), (at, byte) => {
        const bad = Buffer.from(tinyJpeg);
        bad.writeUInt8(byte, at);
        seen(bad);
      }),
      { numRuns: 500 },
    );
  });
});
