/** One marker segment of a JPEG: FF, the marker, a length, the payload. */
export const segment = (marker: number, payload: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
};

/** What must never leave a resident’s phone: a place, a device, a comment. */
export const SECRETS = ['GPSLatitude 37.524', 'Camera of 住户甲', 'comment of 住户甲', 'thumbnail of 住户甲'] as const;

const exif = segment(0xe1, Buffer.from(`Exif\0\0${SECRETS[0]}${SECRETS[1]}`));
const comment = segment(0xfe, Buffer.from(SECRETS[2]));
const thumbnail = segment(0xe0, Buffer.from(`JFXX\0\x10${SECRETS[3]}`));

/** A JPEG as a phone writes it: the same picture with EXIF, a thumbnail, a comment and bytes behind the end. */
export const withMetadata = (jpeg: Buffer) =>
  Buffer.concat([jpeg.subarray(0, 2), exif, thumbnail, comment, jpeg.subarray(2), Buffer.from(`behind ${SECRETS[0]}`)]);
