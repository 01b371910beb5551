import { picklist, strictObject, string } from 'valibot';
import { Url } from './ids';

export const PictureFormat = picklist(['svg', 'png']);

/** A rendered code: the picture as SVG text or as base64 of a PNG, with the caption printed beside it. */
export const Picture = strictObject({
  format: PictureFormat,
  content: string(),
  caption: string(),
  number: string(),
  link: Url,
});
