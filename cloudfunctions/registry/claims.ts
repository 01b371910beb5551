import { movesFor, mayRead } from '../../src/domain/_kernel/machine';
import { claimMachine, type Asking, type ClaimDoc, type ClaimView } from '../../src/domain/registry/claims';
import { claims } from '../../src/domain/registry/claimsContract';
import { MOST_BOUND, type HouseholdDoc, type RoomDoc } from '../../src/domain/registry/schema';
import { primaryOf } from '../_kernel/ground';
import { run, type Ctx, type CtxOf, type Fresh } from '../_kernel/handlers';
import { logReading, readingsOf } from '../_kernel/readings';
import { follow } from '../_kernel/token';
import { maskName, maskPhone, type Spot } from '../_kernel/vault';
import { ownOf, tooMany, waitingIn } from './desk';
import { nameOf, roomId, whereIs } from './rooms';

const spotOf = (id: string, field: 'name' | 'phone'): Spot => ({ collection: 'claims', id, field });

/** Somebody who may act on the claim, beside the one whose it is. */
const decides = (claim: ClaimDoc, ctx: Ctx): boolean =>
  claim.person !== ctx.who.person && mayRead(claimMachine, claim, ctx.who, ctx.at);

const claimView = (claim: ClaimDoc, ctx: Ctx): ClaimView => ({
  id: claim._id,
  state: claim.state as ClaimView['state'],
  placeName: claim.placeName,
  roomName: nameOf(claim),
  as: claim.as,
  name: claim.nameMask,
  phone: claim.phoneMask,
  household: claim.state === 'confirmed' || decides(claim, ctx) ? claim.household : null,
  mine: claim.person === ctx.who.person,
  askedAt: claim.createdAt,
  reason: claim.timeline.find(({ move, note }) => (move === 'refuse' || move === 'end') && note !== '')?.note ?? null,
  moves: movesFor(claimMachine, claim, ctx.who, ctx.at),
});

/** The household that lives behind a door now. */
const livingAt = async (ctx: Ctx, room: string): Promise<HouseholdDoc | undefined> => {
  const known = await ctx.store.get<RoomDoc>('rooms', room);
  const household = known?.household ? await ctx.store.get<HouseholdDoc>('households', known.household) : undefined;
  return household?.state === 'living' ? household : undefined;
};

const ask = async (input: Asking, ctx: CtxOf<typeof claims.ask>): Promise<Fresh<ClaimDoc>> => {
  const lead = await follow(ctx.store, ctx.secrets, input.token);
  if (!lead.ok) return ctx.fail(lead.why);
  const where = whereIs(lead.place, input.unitName, input.door) ?? ctx.fail('NOT_A_BUILDING');
  if (await tooMany(ctx, 'claims', 'person', 'asked')) return ctx.fail('TOO_MANY_OPEN');
  const { placeName, unitName, door, area } = where;
  const room = roomId(where);
  const [household, primary] = await Promise.all([livingAt(ctx, room), primaryOf(ctx, area)]);
  const { name, phone } = input;
  return {
    person: ctx.who.person,
    ...{ room, placeName, unitName, door, area, primary, as: input.as },
    nameSealed: ctx.vault.seal(spotOf(ctx.id, 'name'), name),
    nameMask: maskName(name),
    phoneSealed: phone === undefined ? null : ctx.vault.seal(spotOf(ctx.id, 'phone'), phone),
    phoneMask: phone === undefined ? null : maskPhone(phone),
    household: household?._id ?? null,
    member: null,
    // Only who claims to be family is shown to the family: others are the grid worker’s business.
    family: input.as === 'family' ? (household?.bound ?? []) : [],
  };
};

/** Claims, made to run. */
export const claimsRunning = run(
  claims,
  {
    ask,
    confirm: async ({ member }, ctx) => {
      const household = (await livingAt(ctx, ctx.doc.room)) ?? ctx.fail('NO_HOUSEHOLD');
      const free = household.members.some(({ key, person }) => key === member && person === null);
      if (member !== undefined && !free) return ctx.fail('NO_SUCH_MEMBER');
      const fits = household.bound.length < MOST_BOUND || household.bound.includes(ctx.doc.person);
      return fits ? { set: { household: household._id, member: member ?? null } } : ctx.fail('HOUSEHOLD_FULL');
    },
    refuse: ({ reason }) => ({ note: reason }),
    withdraw: () => ({}),
    end: ({ reason }) => ({ note: reason }),
    get: (_input, ctx) => claimView(ctx.doc, ctx),
    mine: async (_input, ctx) => ({ rows: await ownOf(ctx, 'claims', 'person', claimView) }),
    toVouch: async (_input, ctx) => {
      const rows = await ownOf(ctx, 'claims', 'family', claimView);
      return { rows: rows.filter(({ state }) => state === 'asked') };
    },
    desk: (asked, ctx) => waitingIn(ctx, { collection: 'claims', state: 'asked', ...asked }, claimView),
    reveal: async ({ purpose }, ctx) => {
      const { _id: id, person, nameSealed, phoneSealed } = ctx.doc;
      await logReading(ctx, person, purpose);
      const phone = phoneSealed === null ? null : ctx.vault.open(spotOf(id, 'phone'), phoneSealed);
      return { name: ctx.vault.open(spotOf(id, 'name'), nameSealed), phone };
    },
    readings: (_input, ctx) => readingsOf(ctx, ctx.doc._id),
  },
  { claim: claimView },
);
