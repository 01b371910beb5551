import { join } from 'node:path';
import { build } from 'esbuild';

/** The folder of the Stage's own page. */
export const PAGE = join(__dirname, 'page');

/** One script of the page folder with all it imports, as a browser runs it; made at the first request and kept. */
export const bundled = (name: string, format: 'esm' | 'iife'): (() => Promise<string>) => {
  const make = async (): Promise<string> => {
    const made = await build({
      entryPoints: [join(PAGE, name)],
      bundle: true,
      write: false,
      minify: format === 'iife',
      format,
      target: 'es2022',
      logLevel: 'silent',
    });
    return made.outputFiles[0]?.text ?? '';
  };
  let made: Promise<string> | undefined;
  return () => (made ??= make());
};
