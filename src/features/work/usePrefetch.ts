import { useEffect } from 'react';
import { readAhead, recallQuery } from '@/client/query';
import type { Post } from './posts';

/** What was read within this time is fresh enough for a stairwell, in ms. */
const FRESH = 10 * 60_000;

/** A day has no more matters than this; the phone need not hold them all. */
const MOST = 30;

/** Whether the tour goes on: it ends with the network or with the page. */
type GoesOn = () => boolean;

const tour = async ({ area, level }: Post, goesOn: GoesOn): Promise<void> => {
  let left = MOST;
  for (const tab of ['overdue', 'today', 'later'] as const) {
    const desk = { area, level, tab };
    if (!goesOn() || !(await readAhead('reports.desk', desk, FRESH))) return;
    for (const { id, state } of recallQuery('reports.desk', desk)?.rows.slice(0, left) ?? []) {
      left -= 1;
      const same = recallQuery('reports.get', { id })?.state === state;
      if (!goesOn() || !(await readAhead('reports.get', { id }, same ? FRESH : 0))) return;
      if (!(await readAhead('reports.candidates', { id }, FRESH))) return;
    }
  }
};

/** Reads what is due on a desk one by one, so that the stairwell without a network has it all on the phone. */
export const usePrefetch = (post: Post): void => {
  const { key } = post;
  useEffect(() => {
    let left = false;
    void tour(post, () => !left);
    return () => {
      left = true;
    };
    // The key stands for the post.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
};
