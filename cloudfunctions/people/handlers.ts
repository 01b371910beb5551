import { people } from '../../src/domain/people/contract';
import { personMachine } from '../../src/domain/people/machine';
import { mayGive } from '../../src/domain/people/roles';
import type { Held, HolderView, PersonDoc } from '../../src/domain/people/schema';
import { newborn } from '../_kernel/begin';
import { run, type Ctx } from '../_kernel/handlers';
import { personId } from '../_kernel/hash';
import type { Enter } from '../_kernel/serve';
import { consent, withdraw } from './consent';
import { isLive, named, offered, without, withRole } from './grants';
import { accept, invite, invites, inviteView } from './invites';
import { agreements, told } from './own';
import { bindPhone, confirmPhone, phones, phoneView, refusePhone, tellPhone } from './phones';
import { meView, personView } from './views';

/** The most holders of one place that are shown at once. */
const MOST_SHOWN = 100;

/** The fields of somebody nobody has vouched for yet. */
export const newcomer = (openid: string, grants: readonly Held[] = []) => ({
  self: personId(openid),
  openid,
  trust: 'visitor' as const,
  grants,
  home: null,
  phone: null,
  consent: null,
});

/** Inserts a newcomer before his first write; a second arrival at the same moment finds him there. */
export const enter: Enter = async (openid, who, deps) => {
  const act = {
    person: who.person,
    grant: 'anyone',
    requestId: 'enter',
    bodyHash: '',
    at: deps.now(),
    note: '',
    photos: [],
  };
  const person = newborn<PersonDoc>(personMachine, 'enter', who.person, null, newcomer(openid), act);
  await deps.store.insert('people', person);
};

const known = (ctx: Ctx): Promise<PersonDoc | undefined> => ctx.store.get<PersonDoc>('people', ctx.who.person);

/** Who holds what over a place at this moment. */
const holders = async (area: string, ctx: Ctx): Promise<{ rows: HolderView[] }> => {
  const found = await ctx.store.page<PersonDoc>('people', {
    where: { 'grants.area': area },
    by: ['createdAt', 'asc'],
    limit: MOST_SHOWN,
  });
  const rowsOf = ({ _id, grants, phone }: PersonDoc) =>
    grants
      .filter((held) => held.area === area && isLive(held, ctx.at))
      .map(({ role, level, title, validTo }) => {
        const held = { role, level, title, validTo: validTo ?? null };
        return { id: _id, ...held, phone: phone?.mask ?? null };
      });
  return { rows: found.flatMap(rowsOf) };
};

/** People, made to run. */
export const peopleRunning = run(
  people,
  {
    enter: async (_input, ctx) => {
      const { id, trust, grants } = meView(ctx.who.person, await known(ctx));
      return { id, trust, grants };
    },
    me: async (_input, ctx) => meView(ctx.who.person, await known(ctx)),
    consent,
    withdraw,
    bindPhone,
    tellPhone,
    confirmPhone,
    refusePhone,
    phones,
    grant: async (input, ctx) => {
      const held = offered(input, ctx);
      const grants = await withRole(ctx.doc, held, ctx.place().area, ctx);
      return typeof grants === 'string' ? ctx.fail(grants) : { set: { grants }, note: named(held) };
    },
    endGrant: (gone, ctx) => {
      const own = ctx.doc.self === ctx.who.person;
      if (!own && !mayGive(ctx.who, gone, ctx.place().area, ctx.at)) return ctx.fail('NOT_YOURS_TO_GIVE');
      return { set: { grants: without(ctx.doc.grants, gone) }, note: named(gone) };
    },
    invite,
    withdrawInvite: () => ({}),
    invites: (_input, ctx) => invites(ctx),
    accept,
    holders: ({ area }, ctx) => holders(area, ctx),
    told: (_input, ctx) => told(ctx),
    agreements: (_input, ctx) => agreements(ctx),
  },
  { person: personView, invite: inviteView, phone: phoneView },
);
