import type { Area } from '../../src/domain/_kernel/area';
import type { Ctx } from './handlers';
import { hashId } from './hash';
import type { Deps } from './deps';

const SHOWN = 50;

/** One look of somebody at personal data that are not his own. */
export interface ReadingDoc {
  _id: string;
  doc: string;
  at: number;
  by: string;
  grant: string;
  of: string;
  purpose: string;
  /** Where it was, and the place over which the role is held under which he looked; null where it was no role. */
  area: Area | null;
  over: string | null;
  /** When the watch is to look at it; null when it has. What it found: whether nothing was open there. */
  watchAt: number | null;
  idle?: boolean;
}

type Told = Omit<ReadingDoc, 'over' | 'watchAt' | 'idle'>;

/** A look as it is put on record. */
export const readingOf = (told: Told): ReadingDoc => {
  const [, level] = told.grant.split('@');
  const over = level === undefined ? undefined : told.area?.[level as keyof Area];
  return { ...told, over: over ?? null, watchAt: told.at };
};

const areaOf = (ctx: Ctx): Area | null => {
  const { doc } = ctx as { doc?: { area?: Area | null } };
  return doc ? (doc.area ?? null) : ctx.place().area;
};

/** Puts a reading of somebody’s personal data on record; called before it is opened: what is not on record does not happen. */
export const logReading = async (ctx: Ctx, of: string, purpose: string, doc = ctx.id): Promise<void> => {
  const reading = readingOf({
    _id: hashId(26, doc, ctx.who.person, ctx.requestId),
    doc,
    at: ctx.at,
    by: ctx.who.person,
    grant: ctx.grant,
    of,
    purpose,
    area: areaOf(ctx),
  });
  await ctx.store.insert('readings', reading);
};

/** Who has read the personal data of a document; newest first. */
export const readingsOf = async ({ store }: Deps, doc: string) => {
  const rows = await store.page<ReadingDoc>('readings', { where: { doc }, by: ['at', 'desc'], limit: SHOWN });
  return { rows: rows.map(({ at, grant, purpose }) => ({ at, grant, purpose })) };
};
