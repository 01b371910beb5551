// The one entry of all npm scripts: `node config/scripts/run.mjs <name> [arguments]` runs config/scripts/<name>.ts.
// Hooks such as `prestart` are off (.npmrc: ignore-scripts), so installing what is missing is the first step here.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensure } from './ensure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const [name = '', ...args] = process.argv.slice(2);

try {
  process.chdir(root);
  ensure(root);
  await import('tsx');
  const loaded = await import(pathToFileURL(join(here, `${name}.ts`)).href);
  process.exitCode = await (loaded.run ?? loaded.default.run)(args);
} catch (error) {
  console.error(process.env.DEBUG ? error : String(error.message ?? error));
  process.exitCode = 1;
}
