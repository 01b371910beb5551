import { sayTime } from '@/client/clock';
import type { TimelineStep } from '@/ui/Timeline';

interface Line {
  at: number;
  grant: string;
  mine: boolean;
  move: string;
  note: string;
}

/** How a line of a timeline is said: what happened, and who did it. */
export interface Saying {
  what: (line: Line) => string;
  who: (line: Line) => string;
}

/** The lines of a matter, and before them those of what it was earlier, as steps; newest first. */
export const stepsFrom = (
  earlier: readonly Line[],
  before: Saying,
  lines: readonly Line[],
  now: Saying,
): TimelineStep[] => {
  const said = [...earlier.map((line) => ({ line, how: before })), ...lines.map((line) => ({ line, how: now }))];
  return said
    .map(({ line, how }, n) => ({
      key: String(n),
      title: how.what(line),
      who: line.mine ? '您' : how.who(line),
      time: sayTime(line.at),
      ...(line.note ? { note: line.note } : {}),
    }))
    .reverse();
};

/** What somebody hears who has a matter read to him: first how it stands and what was answered, then step by step. */
export const aloud = (first: readonly (string | null)[], steps: readonly TimelineStep[]): string =>
  [...first, ...steps.map(({ time, who, title, note }) => [time, who, title, note].filter(Boolean).join('，'))]
    .filter(Boolean)
    .join('。\n');
