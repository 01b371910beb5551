import type { Ctx } from './handlers';
import { hashId } from './hash';
import type { Deps } from './deps';

const SHOWN = 50;

interface ReadingDoc {
  _id: string;
  doc: string;
  at: number;
  by: string;
  grant: string;
  of: string;
  purpose: string;
}

/** Puts a reading of somebody’s personal data on record; called before it is opened: what is not on record does not happen. */
export const logReading = async (ctx: Ctx, of: string, purpose: string, doc = ctx.id): Promise<void> => {
  const reading: ReadingDoc = {
    _id: hashId(26, doc, ctx.who.person, ctx.requestId),
    doc,
    at: ctx.at,
    by: ctx.who.person,
    grant: ctx.grant,
    of,
    purpose,
  };
  await ctx.store.insert('readings', reading);
};

/** Who has read the personal data of a document; newest first. */
export const readingsOf = async ({ store }: Deps, doc: string) => {
  const rows = await store.page<ReadingDoc>('readings', { where: { doc }, by: ['at', 'desc'], limit: SHOWN });
  return { rows: rows.map(({ at, grant, purpose }) => ({ at, grant, purpose })) };
};
