import { createHmac } from 'node:crypto';
import type { Who } from '../../src/domain/_kernel/access';
import type { people } from '../../src/domain/people/contract';
import {
  inviteMachine,
  LONGEST,
  type InviteDoc,
  type InviteView,
  type Inviting,
} from '../../src/domain/people/invites';
import { mayGive } from '../../src/domain/people/roles';
import type { Held, Me, PersonDoc } from '../../src/domain/people/schema';
import { blindIndex } from '../_kernel/blind';
import { bySystem } from '../_kernel/bySystem';
import { timedBy } from '../_kernel/deadlines';
import type { Deps } from '../_kernel/deps';
import type { Ctx, CtxOf, Fresh } from '../_kernel/handlers';
import { crockford } from '../_kernel/hash';
import { drawCode } from '../_kernel/qr';
import type { Secrets } from '../_kernel/secrets';
import { offered, withRole } from './grants';
import { meView, ownDoc } from './views';

const CODE = 10;
const LISTED = 20;
const MINUTE = 60_000;

/** What the timer changes on an invitation nobody took: its state alone. */
export const inviteDeadlines = timedBy<InviteDoc>(inviteMachine, () => ({}));

/** The code of an invitation: follows from its id for us alone, so that it is kept nowhere. */
const codeOf = ({ ticketKey }: Pick<Secrets, 'ticketKey'>, id: string): string =>
  crockford(CODE, createHmac('sha256', ticketKey).update(`invite\0${id}`).digest());

const indexOf = (secrets: Secrets, code: string): string => blindIndex(secrets, 'invite', code);

/** Offers a role. */
export const invite = (input: Inviting, ctx: CtxOf<typeof people.invite>): Fresh<InviteDoc> => {
  const { role, level, area, areaName, title, validTo } = offered(input, ctx);
  return {
    ...{ role, level, title, validTo, place: area, placeName: areaName },
    giver: ctx.who.person,
    taker: null,
    endsAt: ctx.at + (input.minutes === undefined ? LONGEST : input.minutes * MINUTE),
    codeIndex: indexOf(ctx.secrets, codeOf(ctx.secrets, ctx.id)),
  };
};

const factsOf = (one: InviteDoc) => ({
  id: one._id,
  state: one.state as InviteView['state'],
  role: one.role,
  level: one.level,
  area: one.place,
  areaName: one.placeName,
  title: one.title,
  validTo: one.validTo,
  endsAt: one.endsAt,
});

/** An invitation as who gave it sees it; the code while it is good. */
export const inviteView = async (one: InviteDoc, ctx: Ctx): Promise<InviteView> => {
  const code = one.state === 'open' && one.endsAt > ctx.at ? codeOf(ctx.secrets, one._id) : null;
  return { ...factsOf(one), code, picture: code === null ? null : await drawCode(code, 'png', 'shown') };
};

/** The roles the caller has offered that are still to be had. */
export const invites = async (ctx: Ctx) => {
  const query = { where: { giver: ctx.who.person }, by: ['createdAt', 'desc'], limit: LISTED } as const;
  const rows = (await ctx.store.page<InviteDoc>('invites', query)).filter(
    ({ state, endsAt }) => state === 'open' && endsAt > ctx.at,
  );
  return { rows: await Promise.all(rows.map((row) => inviteView(row, ctx))) };
};

/** The role an invitation offers. */
export const roleOf = ({ role, level, place, placeName, title, validTo }: InviteDoc): Held => ({
  ...{ role, level, title, area: place, areaName: placeName },
  ...(validTo === null ? {} : { validTo }),
});

/** Whether who gave it could still give it: his own role may have ended since. */
const stillGiven = async (one: InviteDoc, { store, now }: Deps): Promise<boolean> => {
  const giver = await store.get<PersonDoc>('people', one.giver);
  if (!giver || !one.area) return false;
  const who: Who = { person: giver._id, trust: giver.trust, grants: giver.grants };
  return mayGive(who, one, one.area, now());
};

const found = async (code: string, ctx: Ctx): Promise<InviteDoc | undefined> => {
  const where = { codeIndex: indexOf(ctx.secrets, code) };
  const [one] = await ctx.store.page<InviteDoc>('invites', { where, by: ['createdAt', 'desc'], limit: 1 });
  return one;
};

/** Takes the offered role: the invitation is used up first, so that of two who scan it one gets it. */
export const accept = async ({ code }: { code: string }, ctx: CtxOf<typeof people.accept>): Promise<Me> => {
  const one = (await found(code, ctx)) ?? ctx.fail('WRONG_INVITE');
  const taker = ctx.who.person;
  if (one.taker === taker) return meView(taker, await ownDoc(ctx));
  if (one.giver === taker) return ctx.fail('OWN_INVITE');
  if (one.state !== 'open' || one.endsAt <= ctx.at || !one.area) return ctx.fail('INVITE_OVER');
  if (!(await stillGiven(one, ctx))) return ctx.fail('INVITE_OVER');
  const grants = await withRole(await ownDoc(ctx), roleOf(one), one.area, ctx);
  if (typeof grants === 'string') return ctx.fail(grants);
  const taken = {
    system: 'handoff',
    machine: inviteMachine,
    move: 'take',
    requestId: `take-${ctx.requestId}`,
  } as const;
  // The event of this move gives the role; it is carried out before the answer, or by the sweep after a crash.
  const moved = await bySystem(one, { ...taken, change: () => ({ set: { taker } }) }, ctx);
  return moved?.taker === taker ? meView(taker, await ownDoc(ctx)) : ctx.fail('INVITE_OVER');
};
