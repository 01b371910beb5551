import { POLICY_VERSION } from '../../src/domain/_kernel/policy';
import { personMachine } from '../../src/domain/people/machine';
import type { Held, Me, PersonDoc } from '../../src/domain/people/schema';
import { bySystem } from '../_kernel/bySystem';
import { fail } from '../_kernel/failure';
import type { Ctx } from '../_kernel/handlers';

const grantView = ({ role, level, area, areaName, title, validTo }: Held) => ({
  role,
  level,
  area,
  areaName,
  title,
  ...(validTo === undefined ? {} : { validTo }),
});

/** A person; others see of his roles only those over the place they act at. */
export const personView = (person: PersonDoc, ctx: Ctx) => {
  const own = person.self === ctx.who.person;
  const seen = own ? person.grants : person.grants.filter(({ area }) => area === ctx.place()._id);
  return { id: person._id, trust: person.trust, grants: seen.map(grantView) };
};

/** The caller as he sees himself; somebody not yet known is a visitor. */
export const meView = (id: string, person: PersonDoc | undefined): Me => ({
  id,
  trust: person?.trust ?? 'visitor',
  grants: (person?.grants ?? []).map(grantView),
  phone: person?.phone?.mask ?? null,
  agreed: person?.consent?.version === POLICY_VERSION ? [...person.consent.scopes] : [],
  policy: POLICY_VERSION,
});

/** The caller’s own document; whoever writes is known by then. */
export const ownDoc = async (ctx: Ctx): Promise<PersonDoc> => {
  const person = await ctx.store.get<PersonDoc>('people', ctx.who.person);
  if (!person) throw new Error('somebody who writes is not known');
  return person;
};

/** Changes the caller himself, in one write; he as he then is. */
export const changeOwn = async (
  ctx: Ctx,
  move: 'bindPhone' | 'dropPhone' | 'agree' | 'disagree',
  change: (person: PersonDoc) => Partial<PersonDoc>,
  note = '',
): Promise<Me> => {
  const made = { system: 'handoff', machine: personMachine, move, requestId: `${move}-${ctx.requestId}` } as const;
  const set = (person: PersonDoc) => ({ set: change(person), note });
  const moved = await bySystem(await ownDoc(ctx), { ...made, change: set }, ctx);
  return moved ? meView(moved._id, moved) : fail('CONFLICT');
};
