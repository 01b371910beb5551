import { tokenizer } from 'acorn';
import { filesBelow, textOf } from './sources';
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

/** Words in the code of the pages that no source says: the package is of other sources, or damaged. */
export const wordProblems = (folder: string, sources: string): string[] => {
  const said = filesBelow(sources)
    .filter((file) => /\.tsx?$/.test(file))
    .map(textOf)
    .join('\n');
  const classes = ruledClasses(folder);
  return filesOf(`${folder}/pages`, /\.js$/).flatMap((file) =>
    [...new Set(stringsOf(textOf(file)))]
      .filter((word) => !said.includes(word) && !classes.has(word) && `${folder}/${word}.js` !== file)
      .map((word) => `${file} says “${word}”, which no source says`),
  );
};
