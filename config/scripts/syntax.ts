import { createHash } from 'node:crypto';
import { parse } from 'acorn';
import { existing, filesBelow, remembering, textOf } from './sources';

/** Files of a folder with one of the endings; none when the folder is missing. */
export const filesOf = (folder: string, ending: RegExp): string[] =>
  existing([folder])
    .flatMap(filesBelow)
    .filter((path) => ending.test(path));

/** Another key for every other name or content of these files. */
export const keyOf = (folder: string, ending: RegExp): string => {
  const files = filesOf(folder, ending).map((path) => [path, textOf(path)]);
  return createHash('sha256').update(JSON.stringify(files)).digest('hex');
};

const judged = { 2018: remembering<string | undefined>(), 2022: remembering<string | undefined>() };

const syntaxError = (text: string, level: 2018 | 2022): string | undefined => {
  try {
    parse(text, { ecmaVersion: level, sourceType: 'script' });
    return undefined;
  } catch (error) {
    return String(error);
  }
};

/** Scripts of a folder that an engine of the given language level cannot parse. */
export const syntaxProblems = (folder: string, level: 2018 | 2022): string[] =>
  filesOf(folder, /\.js$/).flatMap((path) => {
    const text = textOf(path);
    const error = judged[level](text, () => syntaxError(text, level));
    return error === undefined ? [] : [`${path}: not valid ES${level}: ${error}`];
  });
