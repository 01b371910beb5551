import type { Up } from '../../src/domain/sheets/schema';
import type { Deps } from '../_kernel/deps';
import { inLanes } from '../_kernel/lanes';
import type { Opened, Step, Work, WorkKind } from '../_kernel/work';
import type { Label, Pen } from './label';
import { placesBelow } from '../_kernel/placesBelow';
import { targetsOf, type Target } from './targets';

/** Codes looked up or issued in one step, and how many at a time. */
const PER_STEP = 60;
const LANES = 8;
/** Two communities; more would not be drawn in one go. */
const MOST = 2_000;

/** Where a print stands: codes are issued, then drawn, then marked as printed. */
interface Cursor {
  phase: 'issue' | 'draw' | 'mark';
  at: number;
}
const read = (cursor: string | null): Cursor => {
  const [phase = 'issue', at = '0'] = (cursor ?? '').split(':');
  return { phase: (phase || 'issue') as Cursor['phase'], at: Number(at) };
};
const write = ({ phase, at }: Cursor): string => `${phase}:${at}`;

/** A print as one run knows it. */
interface Print {
  targets: readonly Target[];
  up: Up;
  pen: Pen;
  /** What this run has seen already; a later run looks it up again. */
  labels: Map<Target, Label | null>;
}

const nameOf = ({ community, first, second }: Label): string => [community, first, second].filter(Boolean).join(' ');

const lookUp = (some: readonly Target[], { labels }: Print): Promise<(Label | null)[]> =>
  inLanes(some, LANES, async (target) => {
    const label = labels.get(target) ?? (await target.label());
    labels.set(target, label);
    return label;
  });

// Issuing is half of the way, marking the other.
const doneAt = ({ phase, at }: Cursor, all: number): number => {
  const way = { issue: at, draw: all, mark: all + at }[phase];
  return Math.floor(way / 2);
};

const reached = (cursor: Cursor, { targets }: Print): Step => ({
  done: doneAt(cursor, targets.length),
  cursor: write(cursor),
});

const issue = async (at: number, print: Print): Promise<Step> => {
  await lookUp(print.targets.slice(at, at + PER_STEP), print);
  const next = Math.min(print.targets.length, at + PER_STEP);
  return reached(next < print.targets.length ? { phase: 'issue', at: next } : { phase: 'draw', at: 0 }, print);
};

const draw = async (print: Print): Promise<Step> => {
  const { targets, up, pen } = print;
  const wanted = (await lookUp(targets, print)).filter((label) => label !== null);
  const rare = wanted.filter((label) => pen.lacks(label) !== '');
  const notes = rare.map((label) => ({ code: 'RARE_GLYPHS', about: `${pen.lacks(label)} ${nameOf(label)}` }));
  const printed = wanted.filter((label) => pen.lacks(label) === '');
  const skipped = targets.length - printed.length;
  const step = { ...reached({ phase: 'mark', at: 0 }, print), skipped, notes };
  if (printed.length === 0) return { ...step, failed: rare.length > 0 ? 'RARE_GLYPHS' : 'NOTHING_TO_PRINT' };
  return { ...step, file: { ext: 'pdf', bytes: await pen.draw(printed, up) } };
};

const mark = async (at: number, print: Print): Promise<Step> => {
  const some = print.targets.slice(at, at + PER_STEP);
  const labels = await lookUp(some, print);
  const printed = some.filter((_, n) => labels[n] && print.pen.lacks(labels[n]) === '');
  await inLanes(printed, LANES, (target) => target.mark());
  const next = Math.min(print.targets.length, at + PER_STEP);
  return { ...reached({ phase: 'mark', at: next }, print), finished: next === print.targets.length };
};

const step = (print: Print, cursor: string | null): Promise<Step> => {
  const { phase, at } = read(cursor);
  const count = print.targets.length;
  if (count === 0 || count > MOST) {
    return Promise.resolve({ done: 0, cursor, failed: count === 0 ? 'NOTHING_TO_PRINT' : 'TOO_MANY_CODES' });
  }
  if (phase === 'draw') return draw(print);
  return phase === 'issue' ? issue(at, print) : mark(at, print);
};

/** Sheets of codes for everything below a place; the pen is taken up when something is printed. */
export const printCodes = (pen: () => Pen): WorkKind => ({
  name: 'print.codes',
  open: async (work: Work, deps: Deps): Promise<Opened> => {
    const places = await placesBelow(deps.store, work.place);
    const targets = await targetsOf(places, work, deps);
    const print: Print = { targets, up: work.input['up'] as Up, pen: pen(), labels: new Map() };
    return { total: targets.length, step: (cursor) => step(print, cursor) };
  },
});
