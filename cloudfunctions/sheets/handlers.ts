import { movesFor } from '../../src/domain/_kernel/machine';
import { sheets } from '../../src/domain/sheets/contract';
import { workMachine } from '../../src/domain/sheets/machine';
import type { WorkDoc, WorkState } from '../../src/domain/sheets/schema';
import { nextCursor } from '../_kernel/cursor';
import type { TakenSheet } from '../_kernel/files';
import { run, type Ctx, type Handlers } from '../_kernel/handlers';
import { placeOf, type Place } from '../_kernel/ground';
import { hashId } from '../_kernel/hash';
import type { Api } from '../_kernel/serve';
import type { WorkKind } from '../_kernel/work';
import { TableError } from '../_kernel/xlsx';
import { mayStill, runWork } from './runWork';

const PAGE = 20;
/** The function has a minute; the caller hears within this time how far the work has come. */
const RUN_FOR = 45_000;

/** A piece of work nobody has begun; anybody may take it at once. */
const asked = (kind: string, place: Place, input: Readonly<Record<string, unknown>>, ctx: Ctx) => ({
  kind,
  asker: ctx.who.person,
  grant: ctx.grant,
  place: place._id,
  placeName: place.name,
  input,
  source: null,
  done: 0,
  total: 0,
  skipped: 0,
  cursor: null,
  notes: [],
  result: null,
  failure: null,
  runner: null,
  heldUntil: ctx.at,
  tries: 0,
  endedAt: null,
});

// What is held of somebody lies in no place: it is asked of the whole district.
const wholeDistrict = ({ store }: Ctx) => placeOf(store, `plc_${hashId(20, 'district')}`);

const fileOf = async (work: WorkDoc, ctx: Ctx) => {
  const over = work.state === 'ready' || work.state === 'failed';
  if (!over || !work.result || !(await mayStill(work, ctx))) return null;
  const [url = ''] = await ctx.files.urls([work.result.file]);
  return url === '' ? null : { url, ext: work.result.ext, bytes: work.result.bytes };
};

const workView = async (work: WorkDoc, ctx: Ctx) => ({
  id: work._id,
  rev: work.rev,
  kind: work.kind,
  state: work.state as WorkState,
  place: { id: work.place, name: work.placeName },
  done: work.done,
  total: work.total,
  skipped: work.skipped,
  notes: work.notes.map(({ code, about }) => ({ code, about })),
  failure: work.failure,
  file: await fileOf(work, ctx),
  askedAt: work.createdAt,
  endedAt: work.endedAt,
  moves: movesFor(workMachine, work, ctx.who, ctx.at).filter((move) => Object.hasOwn(sheets, move)),
});

const rowOf = (work: WorkDoc) => ({
  id: work._id,
  kind: work.kind,
  state: work.state as WorkState,
  placeName: work.placeName,
  done: work.done,
  total: work.total,
  askedAt: work.createdAt,
});

type SheetCode = Extract<TakenSheet, { ok: false }>['code'];
const sheetOf = async (
  file: string,
  requestId: string,
  ctx: Ctx & { fail: (code: SheetCode) => never },
): Promise<Extract<TakenSheet, { ok: true }>> => {
  const taken = await ctx.files.takeSheet(file, { person: ctx.who.person, requestId }, ctx.at);
  return taken.ok ? taken : ctx.fail(taken.code);
};

/** The levels by which the audit is kept. */
const AUDITED = ['community', 'street', 'district'];

const handlersOf = (kinds: readonly WorkKind[]): Handlers<typeof sheets> => {
  const kindOf = (name: string): WorkKind | undefined => kinds.find((kind) => kind.name === name);
  return {
    print: (input, ctx) => asked('print.codes', ctx.place(), input, ctx),
    export: (input, ctx) =>
      kindOf(input.kind) ? asked(input.kind, ctx.place(), input, ctx) : ctx.fail('UNKNOWN_KIND'),
    import: async ({ file, ...input }, ctx) => {
      if (!kindOf(input.kind)) return ctx.fail('UNKNOWN_KIND');
      const taken = await sheetOf(file, ctx.requestId, ctx);
      const source = await taken.keep(`w/${ctx.id}-source`);
      ctx.discard(taken.uploads);
      return { ...asked(input.kind, ctx.place(), input, ctx), source };
    },
    own: async (input, ctx) => asked('own.data', (await wholeDistrict(ctx)) ?? ctx.fail('NOT_FOUND'), input, ctx),
    audit: (input, ctx) =>
      AUDITED.includes(ctx.place().kind) ? asked('audit.rows', ctx.place(), input, ctx) : ctx.fail('WRONG_LEVEL'),
    preview: async ({ kind, file, draft, columns = [] }, ctx) => {
      const preview = kindOf(kind)?.preview ?? ctx.fail('UNKNOWN_KIND');
      const { bytes } = await sheetOf(file, draft, ctx);
      const read = preview(bytes, { place: ctx.place(), person: ctx.who.person, columns }, ctx);
      return read.catch((error: unknown) =>
        error instanceof TableError ? ctx.fail(error.code) : Promise.reject(error),
      );
    },
    run: async ({ id }, ctx) => {
      await runWork(id, { kinds, until: ctx.at + RUN_FOR }, ctx);
      return workView((await ctx.store.get<WorkDoc>('works', id)) ?? ctx.doc, ctx);
    },
    cancel: () => ({}),
    get: (_input, ctx) => workView(ctx.doc, ctx),
    mine: async ({ after }, ctx) => {
      const where = { asker: ctx.who.person };
      const rows = await ctx.store.page<WorkDoc>('works', { where, by: ['createdAt', 'desc'], after, limit: PAGE });
      return {
        rows: rows.map(rowOf),
        next: nextCursor(rows, PAGE, (work) => work.createdAt),
      };
    },
  };
};

/** Heavy work, made to run with the kinds there are. */
export const sheetsApi = (kinds: readonly WorkKind[]): Api => ({
  sheets: run(sheets, handlersOf(kinds), { work: workView }),
});
