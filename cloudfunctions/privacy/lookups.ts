import { nextCursor } from '../_kernel/cursor';
import { placeOf, type Household } from '../_kernel/ground';
import type { Ctx } from '../_kernel/handlers';
import type { ReadingDoc } from '../_kernel/readings';

const PAGE = 20;
const HOMES = 20;

/** What was looked at, by the letters its id begins with. */
const ABOUT: Readonly<Record<string, string>> = {
  hsh: 'household',
  clm: 'claim',
  rep: 'report',
  wsh: 'wish',
  rly: 'relay',
  vis: 'visit',
};

/** What a look was at, in a word the page has a sentence for. */
export const aboutOf = (doc: string): string => ABOUT[doc.slice(0, 3)] ?? 'other';

/** The looks at a person: at himself, and at the households he is bound to; his own are none. */
const looksAt = async (ctx: Ctx, after: string | undefined): Promise<ReadingDoc[]> => {
  const { person } = ctx.who;
  const query = { where: { bound: person }, by: ['createdAt', 'desc'], limit: HOMES } as const;
  const homes = await ctx.store.page<Household>('households', query);
  const sources = [{ of: person }, ...homes.map(({ _id: doc }) => ({ doc }))];
  const found = await Promise.all(
    sources.map((where) => ctx.store.page<ReadingDoc>('readings', { where, by: ['at', 'desc'], after, limit: PAGE })),
  );
  const rows = new Map(found.flat().map((row) => [row._id, row]));
  return [...rows.values()].sort((a, b) => b.at - a.at || (a._id < b._id ? 1 : -1)).slice(0, PAGE);
};

/** Who has looked the caller up: role, place and purpose, never a name. */
export const lookups = async (after: string | undefined, ctx: Ctx) => {
  const rows = await looksAt(ctx, after);
  const others = rows.filter(({ by }) => by !== ctx.who.person);
  const places = [...new Set(others.flatMap(({ over }) => over ?? []))];
  const names = new Map(
    await Promise.all(places.map(async (id) => [id, (await placeOf(ctx.store, id))?.name] as const)),
  );
  return {
    rows: others.map(({ _id: id, at, grant, over, doc, purpose }) => ({
      id,
      at,
      role: grant,
      over: over === null ? null : (names.get(over) ?? null),
      about: aboutOf(doc),
      purpose,
    })),
    next: nextCursor(rows, PAGE, (row) => row.at),
  };
};
