import { tokenizer } from 'acorn';
import { filesBelow, remembering, textOf } from './sources';
import { filesOf } from './syntax';
import { ruledClasses } from './weappStyles';

// Paths are run; the rest compilers write, or escape in their own way.
const OTHERS = /^\.{0,2}\/|^use strict$|^webpackJsonp$|^default$|^data:|^@|^symbol$|\\/;

const stringsOf = (script: string): string[] => {
  const found = [...tokenizer(script, { ecmaVersion: 2022 })].filter(({ type }) => type.label === 'string');
  // acorn keeps the value beside what its types tell.
  const words = (found as readonly { value?: string }[]).map(({ value = '' }) => value);
  return words.filter((word) => word !== '' && !OTHERS.test(word));
};

// The sources stay as they are while packages are checked.
const sayings = remembering<(word: string) => boolean>();

const sayingIn = (sources: string) => (): ((word: string) => boolean) => {
  const files = filesBelow(sources).filter((file) => /\.tsx?$/.test(file));
  const said = files.map(textOf).join('\n');
  const known = remembering<boolean>();
  return (word) => known(word, () => said.includes(word));
};

const scripts = remembering<readonly string[]>();

/** Words in the code of the pages that no source says: the package is of other sources, or damaged. */
export const wordProblems = (folder: string, sources: string): string[] => {
  const isSaid = sayings(sources, sayingIn(sources));
  const classes = ruledClasses(folder);
  return filesOf(`${folder}/pages`, /\.js$/).flatMap((file) => {
    const text = textOf(file);
    return scripts(text, () => [...new Set(stringsOf(text))])
      .filter((word) => !isSaid(word) && !classes.has(word) && `${folder}/${word}.js` !== file)
      .map((word) => `${file} says “${word}”, which no source says`);
  });
};
