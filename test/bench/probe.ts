import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { endProcess } from './programs';

/** A process of its own that a row asks to do things, one after the other. */
export interface Probe {
  ask: <T = unknown>(what: string, input?: unknown) => Promise<T>;
  end: () => Promise<void>;
}

interface Question {
  what: string;
  input: unknown;
}
type Answer = { value: unknown } | { error: string };

/** Starts test/bench/probes/<name>.ts; what it prints to stdout is dropped. */
export const startProbe = (name: string): Probe => {
  const child = fork(resolve('test/bench/probes', `${name}.ts`), [], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = <T>(what: string, input?: unknown): Promise<T> =>
    new Promise((answered, failed) => {
      const gone = (): void => failed(new Error(`the probe ${name} ended while it was asked to ${what}`));
      child.once('exit', gone);
      child.once('message', (answer: Answer) => {
        child.off('exit', gone);
        if ('error' in answer) failed(new Error(answer.error));
        else answered(answer.value as T);
      });
      child.send({ what, input } satisfies Question);
    });
  return { ask, end: () => endProcess(child) };
};

/** Makes this process a probe that can do the named things. */
export const serveProbe = (does: Readonly<Record<string, (input: never) => Promise<unknown>>>): void => {
  const answer = async ({ what, input }: Question): Promise<Answer> => {
    try {
      const work = does[what];
      if (work === undefined) return { error: `this probe cannot ${what}` };
      return { value: await work(input as never) };
    } catch (error) {
      return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  process.on('message', (question: Question) => void answer(question).then((said) => process.send?.(said)));
  // A bench that was interrupted leaves nothing behind.
  process.on('disconnect', () => process.exit(0));
};
