import { notifications } from '../../src/domain/notifications/contract';
import { doorOf } from '../../src/domain/notifications/pages';
import { TEMPLATE_KEYS, type Facts } from '../../src/domain/notifications/schema';
import { run } from '../_kernel/handlers';
import { nextCursor } from '../_kernel/cursor';
import { addOnce } from '../_kernel/tallies';
import { creditKey, unreadKey, type InboxDoc } from './consumers';

const PAGE = 20;

interface Unread {
  _id: string;
  n: number;
  readUpTo?: number;
}

/** The inbox, made to run. */
export const notificationsRunning = run(notifications, {
  list: async ({ after }, ctx) => {
    const where = { person: ctx.who.person };
    const [rows, unread] = await Promise.all([
      ctx.store.page<InboxDoc>('inbox', { where, by: ['at', 'desc'], after, limit: PAGE }),
      ctx.store.get<Unread>('tallies', unreadKey(ctx.who.person)),
    ]);
    const readUpTo = unread?.readUpTo ?? 0;
    return {
      rows: rows.map((row) => ({
        id: row._id,
        event: row.event,
        at: row.at,
        subject: row.subject,
        facts: row.facts as Facts,
        as: row.as,
        opens: doorOf(row),
        unread: row.arrived > readUpTo,
      })),
      unread: Math.max(0, unread?.n ?? 0),
      next: nextCursor(rows, PAGE, (row) => row.at),
    };
  },
  readAll: async (_input, ctx) => {
    await ctx.store.updateIf('tallies', unreadKey(ctx.who.person), {}, { set: { n: 0, readUpTo: ctx.at } });
    return {};
  },
  templates: (_input, ctx) => ({
    rows: TEMPLATE_KEYS.map((key) => ({ key, id: ctx.secrets.wechat.templates[key] ?? null })),
  }),
  consent: async ({ answers }, ctx) => {
    const accepted = new Set(answers.filter(({ answer }) => answer === 'accept').map(({ key }) => key));
    await Promise.all(
      [...accepted].map((key) =>
        addOnce(ctx, creditKey(ctx.who.person, key), 1, ctx.requestId, { person: ctx.who.person }),
      ),
    );
    return {};
  },
});
