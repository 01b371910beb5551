import { join } from 'node:path';
import { build } from 'esbuild';

const made = new Map<string, Promise<string>>();

const make = async (entry: string, platform: 'browser' | 'node'): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, entry)],
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'cjs' : 'iife',
    target: 'es2022',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
};

const once = (entry: string, platform: 'browser' | 'node'): Promise<string> => {
  const known = made.get(entry) ?? make(entry, platform);
  made.set(entry, known);
  return known;
};

/** The script that runs the package's own JavaScript, in a thread of its own. */
export const appScript = (): Promise<string> => once('app/main.ts', 'node');

/** The script that draws the package in a browser. */
export const viewScript = (): Promise<string> => once('view/main.ts', 'browser');
