import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Runs Node with arguments to its end; answers its exit code, output and wall time in seconds. */
export const runNode = (
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<{ code: number; output: string; seconds: number }> =>
  new Promise((done) => {
    const begin = performance.now();
    const parts: Buffer[] = [];
    const child = spawn(process.execPath, [...args], {
      cwd: options.cwd ?? process.cwd(),
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('close', (code) => {
      const seconds = (performance.now() - begin) / 1000;
      done({ code: code ?? 1, output: Buffer.concat(parts).toString(), seconds });
    });
  });

/** Like runNode, but a failure is an error that carries the output. */
export const mustRun = async (
  args: readonly string[],
  cwd = process.cwd(),
  env: Readonly<Record<string, string>> = {},
): Promise<{ output: string; seconds: number }> => {
  const result = await runNode(args, { cwd, env });
  if (result.code !== 0) throw new Error(`node ${args.join(' ')} failed:\n${result.output}`);
  return result;
};

/** A fresh folder below .cache/bench with copies of the named files and the installed packages beside them. */
export const workFolder = (name: string, copies: Readonly<Record<string, string>>): string => {
  const folder = resolve('.cache/bench', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [from, to] of Object.entries(copies)) {
    if (!existsSync(from)) continue;
    mkdirSync(dirname(resolve(folder, to)), { recursive: true });
    cpSync(from, resolve(folder, to), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), resolve(folder, 'node_modules'));
  return folder;
};

/** Removes what workFolder made. */
export const removeWorkFolder = (name: string): void =>
  rmSync(resolve('.cache/bench', name), { recursive: true, force: true });

/** Ends a process politely and waits until it is gone. */
export const endProcess = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.on('close', () => done());
    child.kill('SIGTERM');
  });
