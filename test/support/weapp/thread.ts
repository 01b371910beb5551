import { Worker } from 'node:worker_threads';
import { appScript } from './bundles';
import type { FromApp, Json, Start, Stored, ToApp } from './messages';

/** What the script side needs answered, by name. */
export type Answers = (name: string, argument: Json) => Promise<Json>;

/** The package's script side in a thread of its own. */
export interface AppThread {
  tell: (said: ToApp) => void;
  /** Whether something was asked, answered or told in the last `ms`, or is still being answered. */
  busy: (ms: number) => boolean;
  stop: () => Promise<void>;
}

interface Hearing {
  answer: Answers;
  keep: (key: string, stored: Stored | null) => void;
  failed: (words: string) => void;
}

/** Starts the app; it enters its page by itself. */
export const startThread = async (start: Start, { answer, keep, failed }: Hearing): Promise<AppThread> => {
  const worker = new Worker(await appScript(), { eval: true, workerData: start });
  let [open, last, stopped] = [0, Date.now(), false];
  const tell = (said: ToApp): void => {
    last = Date.now();
    if (!stopped) worker.postMessage(said);
  };
  const answerIt = async (id: number, name: string, argument: Json): Promise<void> => {
    open += 1;
    try {
      tell({ answer: { id, value: await answer(name, argument) } });
    } catch (error) {
      tell({ answer: { id, error: error instanceof Error ? error.message : String(error) } });
    } finally {
      open -= 1;
    }
  };
  worker.on('message', (said: FromApp) => {
    last = Date.now();
    if (stopped) return;
    if ('fault' in said) failed(said.fault);
    else if ('keep' in said) keep(said.keep.key, said.keep.stored);
    else void answerIt(said.ask.id, said.ask.name, said.ask.argument);
  });
  worker.on('error', (error) => failed(`the app ended: ${error.message}`));
  return {
    tell,
    busy: (ms) => open > 0 || Date.now() - last < ms,
    stop: async () => {
      stopped = true;
      await worker.terminate();
    },
  };
};
