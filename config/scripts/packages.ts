import { existing, textOf } from './sources';
import { filesOf, syntaxProblems } from './syntax';
import { sizesOf, weappProblems } from './weappPackage';

const h5Problems = (folder: string): string[] => {
  const [page] = existing([`${folder}/index.html`]);
  if (page === undefined) return [`${folder}/index.html is missing`];
  const scripts = [...textOf(page).matchAll(/<script[^>]+src="([^"]+)"/g)].map((m) => m[1] ?? '');
  return [
    ...(scripts.length === 0 ? [`${page} loads no script`] : []),
    ...scripts
      .filter((src) => existing([`${folder}/${src.replace(/^\.?\//, '')}`]).length === 0)
      .map((src) => `${page} loads ${src}, which is not there`),
    ...filesOf(folder, /\.(js|css|html)$/)
      .filter((path) => /persona(?!l)/i.test(textOf(path)))
      .map((path) => `${path} says "persona": the product knows nobody of the local cloud`),
    ...syntaxProblems(folder, 2022),
  ];
};

/** Files of a package that carry the gallery of components, which is for those who build. */
const galleryIn = (folder: string): string[] =>
  filesOf(folder, /\.(js|json|html)$/)
    .filter((path) => /pages\/gallery|组件一览/.test(textOf(path)))
    .map((path) => `${path} carries the gallery of components`);

/** Checks dist/weapp and dist/h5 as they would be shipped; prints what is wrong and answers the exit code. */
export const run = (): number => {
  const problems = [
    ...weappProblems('dist/weapp'),
    ...h5Problems('dist/h5'),
    ...['dist/weapp', 'dist/h5'].flatMap(galleryIn),
  ];
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) return 1;
  const { main, total } = sizesOf('dist/weapp');
  console.log(`weapp: main package ${main} bytes, whole package ${total} bytes`);
  return 0;
};
