import { parse } from 'acorn';
import { existing, filesBelow, textOf } from './sources';

/** Files of a folder with one of the endings; none when the folder is missing. */
export const filesOf = (folder: string, ending: RegExp): string[] =>
  existing([folder])
    .flatMap(filesBelow)
    .filter((path) => ending.test(path));

/** Scripts of a folder that an engine of the given language level cannot parse. */
export const syntaxProblems = (folder: string, level: 2018 | 2022): string[] =>
  filesOf(folder, /\.js$/).flatMap((path) => {
    try {
      parse(textOf(path), { ecmaVersion: level, sourceType: 'script' });
      return [];
    } catch (error) {
      return [`${path}: not valid ES${level}: ${String(error)}`];
    }
  });
