import type { ActionSpec, Result } from '../../src/domain/_kernel/contract';
import type { Who } from '../../src/domain/_kernel/access';
import type { AnyMachine, Stateful } from '../../src/domain/_kernel/machine';
import { advance, replayed } from './advance';
import { begin, bornId, newborn } from './begin';
import { once, release } from './commands';
import type { Deps } from './deps';
import { drainInline } from './events';
import { fail, failed } from './failure';
import type { Change, Ctx, Fresh, Running } from './handlers';
import { viewOf } from './handlers';
import { bodyHash, hashId } from './hash';
import {
  checkAccess,
  checkConsent,
  checkTrust,
  load,
  loadWho,
  parse,
  readCall,
  type Call,
  type Loaded,
} from './request';
import { whoami, type PlatformContext } from './whoami';

/** Every action by its dotted name. */
export type Api = Readonly<Record<string, Running>>;
/** Makes a newcomer known before his first write. */
export type Enter = (openid: string, who: Who, deps: Deps) => Promise<void>;

interface Job {
  running: Running;
  spec: ActionSpec;
  call: Call;
  input: Record<string, unknown>;
  hash: string;
  ctx: Ctx;
  loaded: Loaded;
}

const find = (api: Api, action: string): { running: Running; name: string } | undefined => {
  const [domain = '', name = '', ...surplus] = action.split('.');
  if (surplus.length > 0) return undefined;
  const running = Object.hasOwn(api, domain) ? api[domain] : undefined;
  return running && Object.hasOwn(running.domain, name) ? { running, name } : undefined;
};

const handle = (job: Job): unknown => {
  const handler = job.running.handlers[job.call.action.split('.')[1] ?? ''];
  if (!handler) throw new Error(`no handler for ${job.call.action}`);
  return handler(job.input, job.ctx);
};

const shown = async (job: Job, doc: Stateful): Promise<unknown> =>
  viewOf(job.running, job.spec.on as AnyMachine)(doc, job.ctx);

/** The document this request has made already, as the caller sees it; undefined when there is none. */
const bornBefore = async (job: Job): Promise<unknown> => {
  const present = await job.ctx.store.get<Stateful>((job.spec.on as AnyMachine).collection, job.ctx.id);
  if (!present) return undefined;
  return present.bodyHash === job.hash ? shown(job, present) : fail('CONFLICT');
};

const runBegin = async (job: Job, discards: readonly string[]): Promise<unknown> => {
  const { ctx, spec, hash } = job;
  const machine = spec.on as AnyMachine;
  const before = await bornBefore(job);
  if (before !== undefined) return before;
  let made: Fresh<Stateful>;
  try {
    made = (await handle(job)) as Fresh<Stateful>;
  } catch (error) {
    // The same request at the same moment may have been faster, and have used up the uploads.
    const double = await bornBefore(job);
    if (double !== undefined) return double;
    throw error;
  }
  const { area, under = ctx.grant, ...fields } = made;
  const act = {
    person: ctx.who.person,
    grant: under,
    requestId: ctx.requestId,
    bodyHash: hash,
    at: ctx.at,
    note: '',
    photos: [],
  };
  const doc = newborn(machine, spec.move ?? '', ctx.id, area ?? job.loaded.place?.area ?? null, fields, act);
  const born = await begin(machine, doc, ctx);
  await Promise.all([drainInline(machine, born, ctx), ctx.files.discard(discards)]);
  return shown(job, born);
};

const runMove = async (job: Job, discards: readonly string[]): Promise<unknown> => {
  const { ctx, spec, hash, loaded } = job;
  const machine = spec.on as AnyMachine;
  const moved = await advance(
    loaded.doc as Stateful,
    {
      machine,
      move: spec.move ?? '',
      who: ctx.who,
      area: loaded.place?.area ?? null,
      requestId: ctx.requestId,
      bodyHash: hash,
      at: ctx.at,
      change: async (doc) => {
        Object.assign(ctx, { doc });
        return (await handle(job)) as Change<Stateful>;
      },
    },
    ctx,
  );
  await Promise.all([drainInline(machine, moved, ctx), ctx.files.discard(discards)]);
  return shown(job, moved);
};

const runCommand = async (job: Job): Promise<unknown> => {
  const { ctx, hash, spec } = job;
  const id = hashId(26, ctx.who.person, job.call.action, ctx.requestId);
  return once({ id, person: ctx.who.person, bodyHash: hash, secret: spec.secret === true }, ctx, async () => {
    try {
      return await handle(job);
    } catch (error) {
      await release(id, ctx);
      throw error;
    }
  });
};

const createCtx = (deps: Deps, openid: string, who: Who, call: Call, loaded: Loaded, discards: string[]): Ctx => ({
  ...deps,
  who,
  openid,
  requestId: call.requestId,
  at: deps.now(),
  id: '',
  grant: '',
  place: () => loaded.place ?? fail('NOT_FOUND'),
  discard: (fileIds) => void discards.push(...fileIds),
});

/** A move that was already made by this request: the present view, or `CONFLICT` for another body. */
const replay = (job: Job): Promise<unknown> | undefined => {
  const { spec, loaded, ctx } = job;
  const line = spec.kind === 'move' && loaded.doc ? replayed(loaded.doc, ctx.who.person, ctx.requestId) : undefined;
  if (!line) return undefined;
  return line.bodyHash === job.hash ? shown(job, loaded.doc as Stateful) : fail('CONFLICT');
};

const answer = async (api: Api, enter: Enter, event: unknown, openid: string, deps: Deps): Promise<unknown> => {
  const { spec, call } = readCall(event, (action) => {
    const found = find(api, action);
    return found?.running.domain[found.name];
  });
  const running = find(api, call.action)?.running ?? fail('NOT_FOUND');
  if (openid === '') return fail('UNAUTHENTICATED');
  const caller = await loadWho(openid, deps);
  const { who } = caller;
  checkTrust(spec, who);
  const input = parse(spec, call);
  const loaded = await load(spec, input, who, deps);
  const discards: string[] = [];
  const ctx = createCtx(deps, openid, who, call, loaded, discards);
  const job: Job = { running, spec, call, input, hash: bodyHash(call.action, input), ctx, loaded };
  ctx.id =
    spec.kind === 'begin'
      ? bornId(spec.on as AnyMachine, who.person, call.action, call.requestId)
      : (loaded.doc?._id ?? '');
  Object.assign(ctx, { doc: loaded.doc, fail });
  const before = replay(job);
  if (before) return before;
  ctx.grant = checkAccess(spec, loaded, who, ctx.at);
  if (spec.kind === 'query') return handle(job);
  checkConsent(spec, caller);
  if (!caller.known) await enter(openid, who, deps);
  if (spec.kind === 'command') return runCommand(job);
  return spec.kind === 'begin' ? runBegin(job, discards) : runMove(job, discards);
};

/** The function that answers every action: identity → trust → parse → load → access → state; failures are values. */
export const serve =
  (api: Api, enter: Enter, deps: Deps) =>
  async (event: unknown, context: PlatformContext): Promise<Result<unknown>> => {
    const call = (event ?? {}) as Partial<Call>;
    const traceId = `${hashId(8, String(deps.now()), String(call.requestId))}`;
    try {
      return { ok: true, data: await answer(api, enter, event, whoami(context).openid, deps) };
    } catch (error) {
      return { ok: false, error: failed(error, traceId, call.action, deps) };
    }
  };
