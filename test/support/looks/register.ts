import { personaOf } from '../../../devcloud/stage/personas';
import type { Site } from '../journey';
import { newRequest } from '../world';
import type { Screen } from './pages';

/** What there is of the register of the demo to look at. */
export interface RegisterGround {
  community: string;
  grid: string;
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

const KEEPER = 'grid4';
const STAFF = 'staff2';

/** Looks up what the demo has of its register, has a ledger written and lets a resident propose a correction. */
export const layRegister = async ({ product }: Site): Promise<RegisterGround> => {
  const as = <T>(who: string, action: string, input: object): Promise<T> =>
    product.call<T>(personaOf(who).openid, action, input, newRequest());
  // Who keeps several areas has a register in one of them.
  const areaOf = async (who: string, level: string): Promise<string> => {
    const { grants } = await as<{ grants: { level: string; area: string }[] }>(who, 'people.me', {});
    for (const { area } of grants.filter((grant) => grant.level === level))
      if ((await as<{ households: number }>(who, 'registry.figures', { area })).households > 0) return area;
    throw new Error(`${who} keeps no register`);
  };
  const [grid, community] = [await areaOf(KEEPER, 'grid4'), await areaOf(STAFF, 'community')];
  const post = { area: grid, level: 'grid4' };
  const cares = await as<Rows<Made & { household: string; member: string }>>(KEEPER, 'care.list', post);
  const visits = await as<Rows<{ visit: string }>>(KEEPER, 'visits.ledger', { ...post, ledger: 'care' });
  const [care] = cares.rows;
  const { area } = await as<{ area: { building: string } }>(KEEPER, 'registry.get', { id: care?.household });
  const { id: work } = await as<Made>(STAFF, 'sheets.export', { area: community, kind: 'export.households' });
  await as(STAFF, 'sheets.run', { id: work });
  const [home] = (await as<Rows<Made>>('zhao', 'registry.mine', {})).rows;
  await as('zhao', 'changes.propose', { household: home?.id, kind: 'tenure', tenure: 'tenant' });
  return {
    ...{ grid, community, work, building: area.building },
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
  const { grid, community, building, household, member, care, visit, work } = ground;
  const post = `area=${grid}&level=grid4`;
  const all = `area=${community}&level=community`;
  return [
    screen('rooms', 'many', KEEPER, post),
    screen('rooms', 'lacking', STAFF, all, ['缺得多的']),
    screen('building', 'many', KEEPER, `place=${building}`),
    screen('building', 'struck', KEEPER, `place=${building}`, ['看看注销了的房']),
    screen('find', 'empty', KEEPER, `area=${grid}`),
    screen('household', 'one', KEEPER, `id=${household}`),
    screen('household', 'correct', KEEPER, `id=${household}`, ['改一改']),
    screen('household', 'moveout', KEEPER, `id=${household}`, ['这一户搬走了']),
    screen('member', 'new', KEEPER, `id=${household}`),
    screen('member', 'known', KEEPER, `id=${household}&member=${member}`),
    screen('enter', 'empty', KEEPER, `place=${building}`),
    screen('care', 'many', KEEPER, post),
    screen('caring', 'one', KEEPER, `care=${care}`),
    screen('caring', 'review', KEEPER, `care=${care}`, ['情况变了，改一改']),
    screen('caring', 'new', KEEPER, `id=${household}&member=${member}`),
    screen('visit', 'empty', KEEPER, `place=${building}&household=${household}`),
    screen('ledgers', 'many', KEEPER, post),
    screen('ledgers', 'one', STAFF, all, ['纠纷']),
    screen('entry', 'one', KEEPER, `id=${visit}`),
    screen('entry', 'why', KEEPER, `id=${visit}`, ['看写了什么']),
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
