import { personaOf } from '../../../devcloud/stage/personas';
import type { Site } from '../journey';
import { newRequest } from '../world';
import type { Screen } from './screen';

/** What there is of the register of the demo to look at. */
export interface RegisterGround {
  /** A flag about looks for which nothing called. */
  flag: string;
  community: string;
  building: string;
  household: string;
  member: string;
  care: string;
  visit: string;
  work: string;
}

interface Rows<T> {
  rows: readonly T[];
}
type Made = { id: string };

/** Who keeps the one register of the demo. */
const STAFF = 'staff2';

/** Looks at more homes than there was a reason for, until it is noticed; which flag it was. */
const raiseFlag = async ({ product, minute }: Site, area: string): Promise<string> => {
  const ask = <T>(action: string, input: object): Promise<T> =>
    product.call<T>(personaOf(STAFF).openid, action, input, newRequest());
  for (let after: string | null = ''; after !== null;) {
    const page: Rows<Made> & { next: string | null } = await ask('registry.list', {
      area,
      level: 'community',
      first: 'incomplete',
      ...(after ? { after } : {}),
    });
    for (const { id } of page.rows) {
      const { members } = await ask<{ members: readonly { key: string }[] }>('registry.get', { id });
      await ask('registry.reveal', { id, member: members[0]?.key, purpose: 'verify' });
    }
    await minute();
    const [flag] = (await ask<Rows<Made>>('flags.mine', {})).rows;
    if (flag) return flag.id;
    after = page.next;
  }
  throw new Error('nobody noticed');
};

/** Looks up what the demo has of its register, has a ledger written and lets a resident propose a correction. */
export const layRegister = async (site: Site): Promise<RegisterGround> => {
  const as = <T>(who: string, action: string, input: object): Promise<T> =>
    site.product.call<T>(personaOf(who).openid, action, input, newRequest());
  // Who keeps several areas has a register in one of them.
  const areaOf = async (who: string, level: string): Promise<string> => {
    const { grants } = await as<{ grants: { level: string; area: string }[] }>(who, 'people.me', {});
    for (const { area } of grants.filter((grant) => grant.level === level))
      if ((await as<{ households: number }>(who, 'registry.figures', { area })).households > 0) return area;
    throw new Error(`${who} keeps no register`);
  };
  const community = await areaOf(STAFF, 'community');
  const post = { area: community, level: 'community' };
  const cares = await as<Rows<Made & { household: string; member: string }>>(STAFF, 'care.list', post);
  const visits = await as<Rows<{ visit: string }>>(STAFF, 'visits.ledger', { ...post, ledger: 'care' });
  const [care] = cares.rows;
  const { area } = await as<{ area: { building: string } }>(STAFF, 'registry.get', { id: care?.household });
  const { id: work } = await as<Made>(STAFF, 'sheets.export', { area: community, kind: 'export.households' });
  await as(STAFF, 'sheets.run', { id: work });
  const [home] = (await as<Rows<Made>>('zhao', 'registry.mine', {})).rows;
  await as('zhao', 'changes.propose', { household: home?.id, kind: 'tenure', tenure: 'tenant' });
  return {
    ...{ community, work, building: area.building, flag: await raiseFlag(site, community) },
    household: care?.household ?? '',
    member: care?.member ?? '',
    care: care?.id ?? '',
    visit: visits.rows[0]?.visit ?? '',
  };
};

const screen = (page: string, state: string, persona: string, query: string, taps: readonly string[] = []): Screen => ({
  ...{ page: `pages/register/${page}/index`, state, persona, query, taps },
});

/** The pages of the register with those who keep it. */
export const registerScreens = (ground: RegisterGround): Screen[] => {
  const { community, building, household, member, care, visit, work } = ground;
  const all = `area=${community}&level=community`;
  return [
    screen('rooms', 'many', STAFF, all),
    screen('rooms', 'lacking', STAFF, all, ['缺得多的']),
    screen('building', 'many', STAFF, `place=${building}`),
    screen('building', 'struck', STAFF, `place=${building}`, ['看看注销了的房']),
    screen('find', 'empty', STAFF, `area=${community}`),
    screen('household', 'one', STAFF, `id=${household}`),
    screen('household', 'correct', STAFF, `id=${household}`, ['改一改']),
    screen('household', 'moveout', STAFF, `id=${household}`, ['这一户搬走了']),
    screen('member', 'new', STAFF, `id=${household}`),
    screen('member', 'known', STAFF, `id=${household}&member=${member}`),
    screen('enter', 'empty', STAFF, `place=${building}`),
    screen('care', 'many', STAFF, all),
    screen('caring', 'one', STAFF, `care=${care}`),
    screen('caring', 'review', STAFF, `care=${care}`, ['情况变了，改一改']),
    screen('caring', 'new', STAFF, `id=${household}&member=${member}`),
    screen('visit', 'empty', STAFF, `place=${building}&household=${household}`),
    screen('ledgers', 'many', STAFF, all),
    screen('ledgers', 'one', STAFF, all, ['纠纷']),
    screen('entry', 'one', STAFF, `id=${visit}`),
    screen('entry', 'why', STAFF, `id=${visit}`, ['看写了什么']),
    screen('claims', 'one', STAFF, all),
    screen('claims', 'refuse', STAFF, all, ['不是这家的']),
    screen('changes', 'one', STAFF, all),
    screen('import', 'many', STAFF, all),
    screen('export', 'many', STAFF, all),
    screen('export', 'clear', STAFF, all, ['要写全']),
    screen('print', 'empty', STAFF, all),
    screen('work', 'ready', STAFF, `id=${work}`),
  ];
};
