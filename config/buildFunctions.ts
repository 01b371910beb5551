import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { functions } from './functions';

/** What a bundle must never carry: the local cloud's code, or knowledge of its demo people. */
const FORBIDDEN_WORD = /persona(?!l)/i;

const ourInputs = (meta: Metafile): string[] =>
  Object.keys(meta.inputs).filter((path) => !path.includes('node_modules/'));

// Packages may use the word freely; only what we wrote is read.
const problemsOf = (name: string, meta: Metafile): string[] => {
  const inputs = ourInputs(meta);
  return [
    ...inputs
      .filter((path) => path.startsWith('devcloud/') || path.startsWith('test/'))
      .map((path) => `${name} contains ${path}, which is never deployed`),
    ...inputs
      .filter((path) => FORBIDDEN_WORD.test(readFileSync(path, 'utf8')))
      .map((path) => `${name}: ${path} says "persona"; people of the local cloud are not known to functions`),
  ];
};

// The platform reads the entry point here and installs nothing: every dependency is in the bundle.
const packageOf = (name: string): string => {
  const {
    name: product,
    version,
    license,
  } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>;
  return `${JSON.stringify({ name: `${product}-${name}`, version, private: true, license, main: 'index.js' }, null, 2)}\n`;
};

const filesOf = (name: string): [string, string][] =>
  Object.entries(functions.find((one) => one.name === name)?.files ?? {});

const bundle = async (name: string, outDir: string): Promise<{ bytes: number; problems: string[] }> => {
  const outfile = join(outDir, name, 'index.js');
  const { metafile } = await build({
    entryPoints: [join('cloudfunctions', name, 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    keepNames: true,
    sourcemap: 'external',
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    // Modules that ask where they lie (pdfkit) are told; a CommonJS bundle has no "import.meta" of its own.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    // Native parts of packages are chosen at run time and never used in a function.
    external: ['*.node'],
  });
  writeFileSync(join(outDir, name, 'package.json'), packageOf(name));
  for (const [file, from] of filesOf(name)) copyFileSync(from, join(outDir, name, file));
  const output = metafile.outputs[outfile];
  const problems = problemsOf(name, metafile);
  if (!output?.exports.includes('main') && !readFileSync(outfile, 'utf8').includes('main:')) {
    problems.push(`${name} exports no "main"`);
  }
  return { bytes: output?.bytes ?? 0, problems };
};

/** Bundles the named functions into `<outDir>/<name>/` with their package files; throws with every reason when one may not be deployed. */
export const buildFunctions = async (names: readonly string[], outDir = 'dist/functions'): Promise<void> => {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const problems: string[] = [];
  for (const name of names) {
    const built = await bundle(name, outDir);
    console.log(`${name.padEnd(8)} ${(built.bytes / 1024).toFixed(0).padStart(6)} KiB`);
    problems.push(...built.problems);
  }
  if (problems.length > 0) {
    rmSync(outDir, { recursive: true, force: true });
    throw new Error(problems.join('\n'));
  }
};
