import { databaseError } from './errors';

/** Removes the blanks and comments that the x option allows outside of classes. */
const withoutBlanks = (pattern: string): string =>
  pattern.replace(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\s+|#.*/g, (part) => (/^(\s|#)/.test(part) ? '' : part));

/** Makes a pattern of MongoDB's syntax and options (i m s x, also as a leading `(?i)`); an invalid one raises its error. */
export const pattern = (source: string, options: string): RegExp => {
  const [, inline = '', rest = ''] = /^(?:\(\?([imsx]+)\))?([\s\S]*)$/.exec(source) ?? [];
  const wrong = [...options].find((option) => !'imsxu'.includes(option));
  if (wrong !== undefined) throw databaseError(`invalid flag in regex options: ${wrong}`);
  const all = new Set(inline + options);
  const flags = ['i', 'm', 's'].filter((flag) => all.has(flag)).join('');
  const text = (all.has('x') ? withoutBlanks(rest) : rest).replaceAll(/\\[\s\S]/g, (escape) =>
    escape === String.raw`\A` ? '(?<![\\s\\S])' : escape.toLowerCase() === String.raw`\z` ? '(?![\\s\\S])' : escape,
  );
  try {
    // MongoDB matches code points, as the u flag does; but u refuses escapes such as \- that MongoDB allows.
    return new RegExp(text, `${flags}u`);
  } catch {
    try {
      return new RegExp(text, flags);
    } catch {
      throw databaseError(`Regular expression is invalid: ${source}`);
    }
  }
};
