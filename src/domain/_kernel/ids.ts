import { check, integer, maxLength, metadata, minLength, minValue, number, pipe, regex, string, trim } from 'valibot';
import { TOKEN } from './token';

/** A document id: 8–40 characters of `0-9A-Za-z_-`. */
export const Id = pipe(string(), regex(/^[\w-]{8,40}$/, 'id'));

/** A signed building code as it was scanned. */
export const Token = pipe(string(), maxLength(28, 'token'), regex(TOKEN, 'token'));

/** A list cursor as the server gave it: `<time>_<id>`. */
export const Cursor = pipe(string(), regex(/^\d{1,16}_[\w:-]{8,100}$/, 'cursor'));

/** Milliseconds since 1970 (UTC). */
export const Timestamp = pipe(number(), integer('timestamp'), minValue(0, 'timestamp'));

const countOf = (text: string): number => [...text].length;

/** Words of a person: trimmed, `min`–`max` characters (code points), no control characters but line breaks. */
export const words = (min: number, max: number) =>
  pipe(
    string(),
    maxLength(max * 4, 'too_long'),
    trim(),
    check((text) => countOf(text) >= min, min > 0 ? 'too_short' : 'words'),
    check((text) => countOf(text) <= max, 'too_long'),
    regex(/^[^\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]*$/u, 'control_characters'),
    // The checks hide their limits; documentation and tests read them here.
    metadata({ words: [min, max] }),
  );

/** A mainland mobile number, or a landline with its area code. */
export const Phone = pipe(string(), trim(), regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/, 'phone'));

/** An uploaded file as CloudBase names it. */
export const FileId = pipe(string(), maxLength(400, 'too_long'), regex(/^cloud:\/\/[\w.-]+\/[\w./-]+$/, 'file'));

/** A temporary address a picture can be shown from. */
export const Url = pipe(string(), minLength(1), maxLength(2000));

/** A request id made by the client when the draft is created: 16–64 characters. */
export const REQUEST_ID = /^[\w-]{16,64}$/;
