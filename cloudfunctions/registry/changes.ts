import { movesFor } from '../../src/domain/_kernel/machine';
import {
  changeMachine,
  SAID,
  type ChangeDoc,
  type ChangeView,
  type Proposing,
  type Said,
} from '../../src/domain/registry/changes';
import { changes } from '../../src/domain/registry/changesContract';
import { MOST_MEMBERS, type HouseholdDoc } from '../../src/domain/registry/schema';
import type { Deps } from '../_kernel/deps';
import { primaryOf } from '../_kernel/ground';
import { run, type Ctx, type CtxOf, type Fresh } from '../_kernel/handlers';
import { logReading } from '../_kernel/readings';
import type { Spot } from '../_kernel/vault';
import { ownOf, tooMany, waitingIn } from './desk';
import { nameIndex } from './members';
import { nameOf } from './rooms';

const spotOf = (id: string): Spot => ({ collection: 'changes', id, field: 'said' });

/** What a proposal says, in the clear. */
export const saidIn = ({ vault }: Pick<Deps, 'vault'>, { _id, sealed }: ChangeDoc): Said | null =>
  sealed === null ? null : (JSON.parse(vault.open(spotOf(_id), sealed)) as Said);

const changeView = (change: ChangeDoc, ctx: Ctx): ChangeView => ({
  id: change._id,
  state: change.state as ChangeView['state'],
  household: change.household,
  placeName: change.placeName,
  roomName: nameOf(change),
  kind: change.kind,
  member: change.member,
  said: [...change.said],
  tenure: change.tenure,
  mine: change.proposer === ctx.who.person,
  proposedAt: change.createdAt,
  reason: change.timeline.find(({ move }) => move === 'decline')?.note ?? null,
  moves: movesFor(changeMachine, change, ctx.who, ctx.at),
});

type ProposeCtx = CtxOf<typeof changes.propose>;

const NEEDS: Readonly<Record<Proposing['kind'], (asked: Proposing, saying: number) => boolean>> = {
  add: ({ said }) => said?.name !== undefined,
  change: ({ member }, saying) => member !== undefined && saying > 0,
  drop: ({ member }) => member !== undefined,
  tenure: ({ tenure }) => tenure !== undefined,
};

const propose = async (input: Proposing, ctx: ProposeCtx): Promise<Fresh<ChangeDoc>> => {
  const household = await ctx.store.get<HouseholdDoc>('households', input.household);
  if (household?.state !== 'living' || !household.bound.includes(ctx.who.person)) return ctx.fail('NOT_FOUND');
  const { kind, member, said, tenure } = input;
  const saying = SAID.filter((field) => said?.[field] !== undefined);
  if (!NEEDS[kind](input, saying.length)) return ctx.fail('NOTHING_ASKED');
  const named = kind === 'change' || kind === 'drop' ? member : undefined;
  if (named !== undefined && !household.members.some(({ key }) => key === named)) return ctx.fail('NO_SUCH_MEMBER');
  if (await tooMany(ctx, 'changes', 'proposer', 'proposed')) return ctx.fail('TOO_MANY_OPEN');
  const { area, placeName, unitName, door } = household;
  const speaks = kind === 'add' || kind === 'change';
  return {
    ...{ area, placeName, unitName, door, kind, household: household._id, proposer: ctx.who.person },
    member: named ?? null,
    sealed: speaks ? ctx.vault.seal(spotOf(ctx.id), JSON.stringify(said)) : null,
    said: speaks ? saying : [],
    tenure: kind === 'tenure' ? (tenure ?? null) : null,
    primary: area ? await primaryOf(ctx, area) : null,
  };
};

/** Whether the register can follow a proposal as the household is now. */
const check = async (change: ChangeDoc, ctx: CtxOf<typeof changes.accept>): Promise<void> => {
  const household = await ctx.store.get<HouseholdDoc>('households', change.household);
  if (household?.state !== 'living') return ctx.fail('NO_HOUSEHOLD');
  const others = household.members.filter(({ key }) => key !== change.member);
  if (change.member !== null && others.length === household.members.length) return ctx.fail('NO_SUCH_MEMBER');
  if (change.kind === 'drop' && others.length === 0) return ctx.fail('LAST_MEMBER');
  if (change.kind === 'add' && others.length >= MOST_MEMBERS) return ctx.fail('HOUSEHOLD_FULL');
  const name = saidIn(ctx, change)?.name;
  const twice = name !== undefined && others.some((one) => one.nameIndex === nameIndex(ctx, name));
  if (twice) return ctx.fail('MEMBER_TWICE');
};

/** Corrections by residents, made to run. */
export const changesRunning = run(
  changes,
  {
    propose,
    accept: async (_input, ctx) => {
      await check(ctx.doc, ctx);
      return {};
    },
    decline: ({ reason }) => ({ note: reason }),
    withdraw: () => ({}),
    mine: async (_input, ctx) => ({ rows: await ownOf(ctx, 'changes', 'proposer', changeView) }),
    desk: (asked, ctx) => waitingIn(ctx, { collection: 'changes', state: 'proposed', ...asked }, changeView),
    said: async ({ purpose }, ctx) => {
      if (ctx.doc.proposer !== ctx.who.person) await logReading(ctx, ctx.doc.proposer, purpose, ctx.doc.household);
      return { said: saidIn(ctx, ctx.doc) };
    },
  },
  { change: changeView },
);
