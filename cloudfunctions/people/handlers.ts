import { people } from '../../src/domain/people/contract';
import { personMachine } from '../../src/domain/people/machine';
import type { Held, PersonDoc } from '../../src/domain/people/schema';
import { newborn } from '../_kernel/begin';
import { run } from '../_kernel/handlers';
import { personId } from '../_kernel/hash';
import type { Enter } from '../_kernel/serve';

/** The most roles one person may hold; keeps the document that every call reads small. */
const MOST_GRANTS = 40;

const grantView = ({ role, level, area, areaName, title, validTo }: Held) => ({
  role,
  level,
  area,
  areaName,
  title,
  ...(validTo === undefined ? {} : { validTo }),
});
const personView = (person: PersonDoc) => ({
  id: person._id,
  trust: person.trust,
  grants: person.grants.map(grantView),
});

/** The fields of somebody nobody has vouched for yet. */
export const newcomer = (openid: string, grants: readonly Held[] = []) => ({
  self: personId(openid),
  openid,
  trust: 'visitor' as const,
  grants,
  home: null,
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

const same = (a: Pick<Held, 'role' | 'level' | 'area'>, b: Pick<Held, 'role' | 'level' | 'area'>): boolean =>
  a.role === b.role && a.level === b.level && a.area === b.area;

/** People, made to run. */
export const peopleRunning = run(
  people,
  {
    enter: async (_input, ctx) => {
      const known = await ctx.store.get<PersonDoc>('people', ctx.who.person);
      return known ? personView(known) : { id: ctx.who.person, trust: 'visitor' as const, grants: [] };
    },
    me: async (_input, ctx) => {
      const known = await ctx.store.get<PersonDoc>('people', ctx.who.person);
      return known ? personView(known) : { id: ctx.who.person, trust: ctx.who.trust, grants: [] };
    },
    grant: ({ role, level, area, title, validTo }, ctx) => {
      const place = ctx.place();
      if (place.kind !== level) return ctx.fail('WRONG_LEVEL');
      if (validTo !== undefined && validTo <= ctx.at) return ctx.fail('ALREADY_OVER');
      const kept = ctx.doc.grants.filter((held) => !same(held, { role, level, area }));
      if (kept.length >= MOST_GRANTS) return ctx.fail('TOO_MANY');
      const held: Held = {
        role,
        level,
        area,
        areaName: place.name,
        title,
        ...(validTo === undefined ? {} : { validTo }),
      };
      return { set: { grants: [...kept, held] } };
    },
    endGrant: ({ role, level, area }, ctx) => ({
      set: { grants: ctx.doc.grants.filter((held) => !same(held, { role, level, area })) },
    }),
  },
  { person: personView },
);
