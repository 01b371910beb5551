import { doorOf } from '../../src/domain/notifications/pages';
import { messageData } from '../../src/domain/notifications/templates';
import type { Deps } from '../_kernel/deps';
import type { SendAnswer } from '../_kernel/wechat';
import { creditKey, type MessageDoc } from './consumers';

const BATCH = 50;
const MINUTE = 60_000;
/** A message that has been `sending` for this long belongs to a crashed invocation. */
const LOST_AFTER = 2 * MINUTE;
const STALE = 24 * 60 * MINUTE;
const BACKOFF = [1, 5, 15, 60].map((minutes) => minutes * MINUTE);

/** WeChat’s answers that mean: the person has not (or no longer) agreed. */
const NO_CREDIT = 43101;
/** System busy, and concurrent sends to one person: nothing was sent, so it may be tried again. */
const AGAIN = new Set([-1, 43108, 45009]);

type Outcome = Pick<MessageDoc, 'state' | 'nextAt' | 'tries' | 'errcode'>;

const end = (row: MessageDoc, state: MessageDoc['state'], errcode: number | null = null): Outcome => ({
  state,
  nextAt: null,
  tries: row.tries + 1,
  errcode,
});

const outcomeOf = (row: MessageDoc, answer: SendAnswer, now: number): Outcome => {
  if (answer.sent === 'unknown') return end(row, 'unknown');
  if (answer.sent) return end(row, 'sent');
  const wait = BACKOFF[row.tries];
  if (AGAIN.has(answer.errcode) && wait !== undefined) {
    return { state: 'queued', nextAt: now + wait, tries: row.tries + 1, errcode: answer.errcode };
  }
  return end(row, answer.errcode === NO_CREDIT ? 'skipped' : 'dead', answer.errcode);
};

const settle = (deps: Deps, row: MessageDoc, from: 'queued' | 'sending', outcome: Outcome) =>
  deps.store.updateIf<MessageDoc>('messages', row._id, { state: from }, { set: outcome });

const spend = async (deps: Deps, row: MessageDoc, answer: SendAnswer): Promise<void> => {
  const key = creditKey(row.person, row.template);
  if (answer.sent === true) await deps.store.updateIf('tallies', key, { n: { gte: 1 } }, { inc: { n: -1 } });
  else if (answer.sent === false && answer.errcode === NO_CREDIT) {
    await deps.store.updateIf('tallies', key, {}, { set: { n: 0 } });
  }
};

/** The page a message opens, as WeChat takes it; the home page where there is none of its own. */
const pageOf = (row: MessageDoc): string => {
  const { page, ids } = doorOf(row) ?? { page: 'home', ids: {} };
  const query = Object.entries(ids).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return [`pages/${page}/index`, ...(query.length > 0 ? [query.join('&')] : [])].join('?');
};

const sendOne = async (deps: Deps, row: MessageDoc): Promise<MessageDoc['state']> => {
  const [person, credit] = await Promise.all([
    deps.store.get<{ _id: string; openid: string }>('people', row.person),
    deps.store.get<{ _id: string; n: number }>('tallies', creditKey(row.person, row.template)),
  ]);
  const templateId = deps.secrets.wechat.templates[row.template];
  const hopeless = !person || !templateId || (credit?.n ?? 0) < 1 || deps.now() - row.at > STALE;
  if (hopeless) return (await settle(deps, row, 'queued', end(row, 'skipped')))?.state ?? 'queued';
  // Marked before the call: after a crash here it is `unknown`, and never sent again.
  const marked = await deps.store.updateIf(
    'messages',
    row._id,
    { state: 'queued' },
    {
      set: { state: 'sending', nextAt: deps.now() + LOST_AFTER },
    },
  );
  if (!marked) return 'queued';
  const answer = await deps.wechat.send({
    openid: person.openid,
    templateId,
    page: pageOf(row),
    data: messageData(row),
  });
  const outcome = outcomeOf(row, answer, deps.now());
  await Promise.all([settle(deps, row, 'sending', outcome), spend(deps, row, answer)]);
  return outcome.state;
};

const due = (deps: Deps, state: 'queued' | 'sending') =>
  deps.store.page<MessageDoc>('messages', {
    where: { state, nextAt: { lte: deps.now() } },
    by: ['nextAt', 'asc'],
    limit: BATCH,
  });

/** Sends what is queued: people side by side, each person’s messages one after the other. */
export const deliver = async (deps: Deps): Promise<Record<string, number>> => {
  const count: Record<string, number> = {};
  const tell = (state: string) => (count[state] = (count[state] ?? 0) + 1);
  for (const lost of await due(deps, 'sending')) {
    if (await settle(deps, lost, 'sending', end(lost, 'unknown'))) tell('unknown');
  }
  const lanes = new Map<string, MessageDoc[]>();
  for (const row of await due(deps, 'queued')) lanes.set(row.person, [...(lanes.get(row.person) ?? []), row]);
  await Promise.all(
    [...lanes.values()].map(async (rows) => {
      for (const row of rows.sort((a, b) => a.at - b.at)) tell(await sendOne(deps, row));
    }),
  );
  return count;
};
