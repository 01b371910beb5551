const IDS: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z]{3}_[0-9A-Z]{12,}/g, '⟨id⟩'],
  [/[\w-]{20,}/g, '⟨code⟩'],
  [/\b\d{12,}\b/g, '⟨number⟩'],
  [/\b[0-9A-Z]{10,11}\b/g, '⟨code⟩'],
];
const WORDS: readonly (readonly [RegExp, string])[] = [
  // Two systems answer at two moments; which day it is stays, the hour and a far day go.
  [/\d{1,2}:\d{2}/g, '⟨时刻⟩'],
  [/\d{1,2}月\d{1,2}日/g, '⟨日子⟩'],
  // How long somebody spoke is the recorder's business.
  [/\d{1,2} 秒/g, '⟨秒⟩'],
  // A pickup code is drawn at random, and so is the short number of a printed code; a case number is not.
  [/\b\d{3} \d{3}\b/g, '⟨取货码⟩'],
  [/(?<![-\d])\d{6}(?!\d)/g, '⟨取货码⟩'],
  [/\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/g, '⟨编号⟩'],
];
const CONTENT = /[\w+/=-]{40,}/g;
/** WeChat records MP3, the preview records WAV. */
const SOUND = /\.(?:mp3|wav)$/;

const without = (masks: typeof IDS, text: string): string =>
  masks.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);

/** A text without what differs between two runs of the same journey: hours, ids, and what is drawn at random. */
export const masked = (text: string): string => without(WORDS, without(IDS, text));

const EARLIEST = 1e11;

const maskedValue = (value: unknown, path: string): unknown => {
  if (path.endsWith('.seconds')) return '⟨秒⟩';
  // How large a sheet is follows the codes on it, and those are drawn at random.
  if (path.endsWith('.result.bytes')) return '⟨bytes⟩';
  if (typeof value === 'number') return value > EARLIEST ? '⟨time⟩' : value;
  if (typeof value !== 'string') return value;
  return masked(value.replace(SOUND, '.⟨sound⟩').replace(CONTENT, '⟨code⟩'));
};

/** A document of the server, one line for each value, without ids, times, hashes and what is drawn at random. */
export const maskedDoc = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => maskedDoc(part, `${path}.${masked(key)}`))
    : [`${path} ${String(maskedValue(value, path))}`];
