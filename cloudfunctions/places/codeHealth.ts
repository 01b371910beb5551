import { DAY } from '../../src/domain/_kernel/time';
import { shortNumberOf } from '../../src/domain/_kernel/token';
import type { CodeDoc, CodeHealth } from '../../src/domain/places/codeSchema';
import type { codes } from '../../src/domain/places/contract';
import { nextCursor } from '../_kernel/cursor';
import type { Deps } from '../_kernel/deps';
import type { CtxOf, Handlers } from '../_kernel/handlers';
import { hashId } from '../_kernel/hash';
import { follow, openToken, signToken } from '../_kernel/token';

const PAGE = 20;
/** How many voices that a sticker hangs wrong are kept. */
const VOICES = 10;

/** Counts a scan of a code. It says that somebody opened it, not that he stood before it. */
export const seen = async (token: string, { store, secrets, now }: Deps): Promise<void> => {
  const id = openToken(secrets, token);
  if (id === undefined) return;
  await store.updateIf('codes', id, { state: 'active' }, { set: { lastScanAt: now() }, inc: { scans: 1 } });
};

/** How one code fares. */
export const healthOf = (code: CodeDoc, { secrets }: Deps): CodeHealth => ({
  id: code._id,
  number: shortNumberOf(signToken(secrets, code.kid, code._id)),
  place: code.place,
  placeName: code.placeName,
  issuedAt: code.createdAt,
  printedAt: code.printedAt,
  scans: code.scans,
  lastScanAt: code.scans > 0 ? code.lastScanAt : null,
  wrongs: code.wrongs.map(({ at, placeName }) => ({ at, placeName })),
});

/** How the codes of an area fare, the longest unseen first. */
export const health: Handlers<typeof codes>['health'] = async ({ area, level, unseenFor, after }, ctx) => {
  if (ctx.place().kind !== level) return ctx.fail('WRONG_LEVEL');
  const before = unseenFor === undefined ? ctx.at : ctx.at - unseenFor * DAY;
  const where = { [`area.${level}`]: area, state: 'active', lastScanAt: { lte: before } };
  const query = { where, by: ['lastScanAt', 'asc'], after, limit: PAGE } as const;
  const rows = await ctx.store.page<CodeDoc>('codes', query);
  return { rows: rows.map((code) => healthOf(code, ctx)), next: nextCursor(rows, PAGE, (code) => code.lastScanAt) };
};

/** Notes once for each person that a sticker hangs elsewhere; of who it was, a hash that nobody can turn back. */
export const wrong = async (
  { token }: { token: string; place: string },
  ctx: CtxOf<typeof codes.wrong>,
): Promise<{ noted: boolean }> => {
  const here = ctx.place();
  const building = here.area.building ?? ctx.fail('NOT_A_BUILDING');
  const lead = await follow(ctx.store, ctx.secrets, token);
  if (!lead.ok) return ctx.fail(lead.why);
  if (lead.building._id === building) return { noted: false };
  const key = hashId(16, 'wrong', lead.code, ctx.who.person);
  const voice = { key, at: ctx.at, place: building, placeName: here.path.slice(3, 5).join(' ') };
  const push = { wrongs: { each: [voice], keep: VOICES } };
  await ctx.store.updateIf('codes', lead.code, { 'wrongs.key': { lacks: key } }, { push });
  return { noted: true };
};
