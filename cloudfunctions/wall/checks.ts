import { wishMachine } from '../../src/domain/wall/machine';
import type { Checked, WishDoc } from '../../src/domain/wall/schema';
import { bySystem } from '../_kernel/bySystem';
import type { Deps } from '../_kernel/deps';
import type { Ctx } from '../_kernel/handlers';

type Verdict = 'waiting' | 'pass' | 'unsure' | 'risky';

/**
 * One picture that WeChat is looking at; `_id` is the trace id of the check.
 * No client ever sees it: any client can send a forged event, so knowing it is what makes an event believed.
 */
export interface CheckDoc {
  _id: string;
  wish: string;
  part: string;
  n: number;
  at: number;
  verdict: Verdict;
}

/** The part of a wish that its own photos are. */
export const WISH_PART = 'wish';
const MOST = 50;

/** Asks WeChat to look at photos of a wish; `unsure` where it will not, so that people do. */
export const askChecks = async (photos: readonly string[], part: string, ctx: Ctx): Promise<'waiting' | 'unsure'> => {
  const urls = await ctx.files.urls(photos);
  const traces = await Promise.all(urls.map((url) => ctx.wechat.checkMedia(ctx.openid, url)));
  const rows = traces.flatMap((trace, n): CheckDoc[] =>
    trace === undefined ? [] : [{ _id: trace, wish: ctx.id, part, n, at: ctx.at, verdict: 'waiting' }],
  );
  await Promise.all(rows.map((row) => ctx.store.insert('checks', row)));
  return rows.length === photos.length ? 'waiting' : 'unsure';
};

/** What the checks of some photos say together; `waiting` until each has passed or one has not. */
const together = (rows: readonly CheckDoc[], photos: readonly string[]): Verdict => {
  const says = (verdict: Verdict) => rows.some((row) => row.verdict === verdict);
  if (says('risky')) return 'risky';
  if (says('unsure')) return 'unsure';
  const passed = (n: number) => rows.some((row) => row.n === n && row.verdict === 'pass');
  return photos.every((_photo, n) => passed(n)) ? 'pass' : 'waiting';
};

const MOVES = { pass: 'pass', unsure: 'toPeople', risky: 'refuse' } as const;

const setOf = (verdict: keyof typeof MOVES, at: number): { checked: Checked; openedAt?: number } =>
  verdict === 'pass' ? { checked: 'pass', openedAt: at } : { checked: verdict };

/** Moves a wish under review as its check says: onto the wall, to the staff, or off. */
export const moveByCheck = (wish: WishDoc, verdict: keyof typeof MOVES, deps: Deps): Promise<unknown> => {
  const change = () => ({ set: setOf(verdict, deps.now()) });
  const move = MOVES[verdict];
  return bySystem(wish, { system: 'check', machine: wishMachine, move, requestId: `check-${move}`, change }, deps);
};

// Not a move: the matter stands where it stood. `rev` makes a move that was under way look again.
const settleEcho = (wish: WishDoc, part: string, verdict: Verdict, deps: Deps): Promise<unknown> =>
  deps.store.updateIf(
    'wishes',
    wish._id,
    { echoPart: part, echoChecked: 'waiting' },
    { set: { echoChecked: verdict, queue: verdict === 'unsure' ? 'echo' : 'none' }, inc: { rev: 1 } },
  );

/** Draws the conclusion from the checks of one part of a wish; any number of times with the same effect. */
export const conclude = async (id: string, part: string, deps: Deps): Promise<void> => {
  const where = { wish: id, part };
  const rows = await deps.store.page<CheckDoc>('checks', { where, by: ['at', 'asc'], limit: MOST });
  const wish = await deps.store.get<WishDoc>('wishes', id);
  if (!wish) return;
  const verdict = together(rows, part === WISH_PART ? wish.photos : wish.echoPhotos);
  if (verdict === 'waiting') return;
  if (part !== WISH_PART) await settleEcho(wish, part, verdict, deps);
  else if (wish.state === 'pending_review' && wish.checked === 'waiting') await moveByCheck(wish, verdict, deps);
};
