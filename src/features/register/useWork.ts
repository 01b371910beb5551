import { useEffect, useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { keep, useQuery } from '@/client/query';
import { sheetSentence } from '@/client/sheetsWords';

/** Between two looks at how far it has come. */
const LOOK_EVERY = 1_500;
/** What passes by itself: the work is still there and is asked for again. */
const PASSING: readonly string[] = ['OFFLINE', 'BUSY', 'CONFLICT', 'INTERNAL'];

const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, LOOK_EVERY));

/** Whether a piece of work still has something to do. */
export const isGoing = (state: OutputOf<'sheets.get'>['state'] | undefined): boolean =>
  state === 'queued' || state === 'running';

/** Runs it again and again, as no run may last longer than a minute, until it is over or `stopped` says so. */
const runOn = async (id: string, stopped: () => boolean): Promise<string | undefined> => {
  while (!stopped()) {
    const answer = await call('sheets.run', { id });
    if (answer.ok) {
      keep('sheets.get', { id }, answer.data);
      if (!isGoing(answer.data.state)) return undefined;
    } else if (!PASSING.includes(answer.error.code)) return sheetSentence(answer.error.code);
    await pause();
  }
  return undefined;
};

/**
 * A piece of heavy work by its id: goes on with it while the page is there, shows how far it has come, and stops it.
 * Whoever leaves and comes back finds it where it is; meanwhile the server goes on by itself.
 */
export const useWork = (id: string) => {
  const query = useQuery('sheets.get', { id });
  const [problem, setProblem] = useState<string>();
  const [stopping, setStopping] = useState(false);
  const { reload } = query;
  const going = isGoing(query.data?.state);

  useEffect(() => {
    if (!going) return undefined;
    let left = false;
    const look = setInterval(reload, LOOK_EVERY);
    void runOn(id, () => left).then((told) => {
      if (!left) setProblem(told);
    });
    return () => {
      left = true;
      clearInterval(look);
    };
  }, [id, going, reload]);

  const cancel = async (): Promise<void> => {
    setStopping(true);
    const answer = await call('sheets.cancel', { id });
    setStopping(false);
    setProblem(answer.ok ? undefined : sheetSentence(answer.error.code));
  };
  return { query, going, problem, stopping, cancel: () => void cancel() };
};
