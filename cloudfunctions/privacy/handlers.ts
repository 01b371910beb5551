import { movesFor } from '../../src/domain/_kernel/machine';
import { privacy } from '../../src/domain/privacy/contract';
import { COOL_OFF, erasureMachine, type ErasureDoc, type ErasureView } from '../../src/domain/privacy/erasures';
import { run, type Ctx, type CtxOf, type Fresh } from '../_kernel/handlers';
import { audit } from './audit';
import { lookups } from './lookups';
import { keysInUse } from './rekey';

const erasureView = (erasure: ErasureDoc, ctx: Ctx): ErasureView => ({
  id: erasure._id,
  state: erasure.state as ErasureView['state'],
  askedAt: erasure.createdAt,
  dueAt: erasure.dueAt,
  moves: movesFor(erasureMachine, erasure, ctx.who, ctx.at),
});

const latest = async (ctx: Ctx): Promise<ErasureDoc | undefined> => {
  const where = { person: ctx.who.person };
  return (await ctx.store.page<ErasureDoc>('erasures', { where, by: ['createdAt', 'desc'], limit: 1 }))[0];
};
const isLive = (erasure: ErasureDoc | undefined): boolean => erasure?.state === 'asked' || erasure?.state === 'erasing';

const forget = async (_input: object, ctx: CtxOf<typeof privacy.forget>): Promise<Fresh<ErasureDoc>> => {
  // Whoever serves gives his roles back first: somebody has to take over what he is in charge of.
  if (ctx.who.grants.some(({ validTo }) => validTo === undefined || validTo > ctx.at)) return ctx.fail('ROLES_HELD');
  if (isLive(await latest(ctx))) return ctx.fail('ALREADY_ASKED');
  return { person: ctx.who.person, pseudonym: null, dueAt: ctx.at + COOL_OFF, nextAt: null };
};

/** One’s own data and the audit, made to run. */
export const privacyRunning = run(
  privacy,
  {
    lookups: ({ after }, ctx) => lookups(after, ctx),
    forget,
    stay: () => ({}),
    leaving: async (_input, ctx) => {
      const erasure = await latest(ctx);
      return { erasure: erasure && isLive(erasure) ? erasureView(erasure, ctx) : null };
    },
    audit: (asked, ctx) => audit(asked, ctx),
    keys: (_input, ctx) => keysInUse(ctx),
  },
  { erasure: erasureView },
);
