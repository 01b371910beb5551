import { personaOf } from '../../../devcloud/stage/personas';
import { readDemo } from '../../../devcloud/stage/seed/play';
import type { Site } from '../journey';
import { newRequest } from '../world';
import type { Screen } from './screen';

/** What there is of the homes of the demo to look at. */
export interface HomeGround {
  household: string;
  /** Words that were carried and answered, and where those wait that were not. */
  words: string;
  reached: string;
  desk: string;
}

interface Made {
  id: string;
}
interface Rows {
  rows: readonly Made[];
}
interface Family {
  members: readonly { key: string; relation: string }[];
}
interface Grants {
  grants: readonly { role: string; level: string; area: string }[];
}

/** Lets a neighbour have words carried to a home of the demo, has some of them answered, and others not. */
export const layHome = async (site: Site): Promise<HomeGround> => {
  const as =
    (who: string) =>
    <T>(action: string, input: object): Promise<T> =>
      site.product.call<T>(personaOf(who).openid, action, input, newRequest());
  const board = readDemo(site.system.dataDir)?.board ?? [];
  const buildings = board.flatMap(({ compounds }) => compounds).flatMap((compound) => compound.buildings);
  const place = buildings.find(({ key }) => key === 'bh-1')?.id ?? '';
  const household = (await as('zhao')<Rows>('registry.mine', {})).rows[0]?.id ?? '';
  const door = { place, unitName: '1单元', door: '103', topic: 'leak' };
  const ask = (words: string): Promise<Made> => as('wang')<Made>('relays.ask', { ...door, words });
  const answered = await ask('我家卫生间顶上滴水，想请您看看水管');
  const reached = await ask('您家阳台的花盆往下滴水，晒的被子湿了');
  await ask('周末家里来人，想先跟楼上说一声，可能吵一点');
  const pass = (id: string) => as('grid4')('relays.pass', { id, household, told: 'app' });
  for (const { id } of [answered, reached]) await pass(id);
  await as('zhao')('relays.answer', { id: answered.id, words: '水管已经关了，明天上午在家，可以上来看' });
  await as('zhao')('relays.share', { id: answered.id, name: '楼上一家', phone: '13900000007' });
  const { members } = await as('zhao')<Family>('registry.get', { id: household });
  const member = members.find(({ relation }) => relation === 'spouse')?.key;
  const validTo = Date.now() + 90 * 86_400_000;
  await as('zhao')('proxies.ask', { household, member, scopes: ['report', 'wish'], validTo });
  const { grants } = await as('grid4')<Grants>('people.me', {});
  const desk = grants.filter(({ role }) => role === 'gridWorker').at(-1)?.area ?? '';
  return { household, words: answered.id, reached: reached.id, desk };
};

const screen = (page: string, state: string, persona: string, query = '', taps: readonly string[] = []): Screen => ({
  ...{ page: `pages/${page}/index`, state, persona, query, taps },
});

/** The pages of home, with a family that has one and somebody who has none. */
export const homeScreens = ({ household, words, reached, desk }: HomeGround): Screen[] => [
  screen('mine/hub', 'none', 'officer'),
  screen('mine/hub', 'one', 'zhao'),
  screen('mine/claim', 'form', 'officer'),
  screen('mine/claim', 'one', 'zhao'),
  screen('mine/claim', 'waiting', 'li'),
  screen('mine/claim', 'leave', 'zhao', '', ['我不住这里了']),
  screen('mine/household', 'many', 'zhao', `id=${household}`),
  screen('mine/household', 'form', 'zhao', `id=${household}`, ['家里添了人']),
  screen('mine/proxies', 'empty', 'officer'),
  screen('mine/proxies', 'many', 'zhao'),
  screen('mine/entrust', 'none', 'officer'),
  screen('mine/entrust', 'form', 'zhao'),
  screen('mine/relay', 'form', 'wang'),
  screen('mine/relays', 'empty', 'officer'),
  screen('mine/relays', 'many', 'wang'),
  screen('mine/relays', 'many', 'zhao', '', ['捎给我家的']),
  screen('mine/words', 'answered', 'wang', `id=${words}`),
  screen('mine/words', 'answer', 'zhao', `id=${reached}`, ['回一句话']),
  screen('register/proxies', 'one', 'grid4', `area=${desk}&level=grid4`),
  screen('register/proxies', 'witness', 'grid4', `area=${desk}&level=grid4`, ['当面问过，本人同意']),
  screen('register/relays', 'one', 'grid4', `area=${desk}&level=grid4`),
  screen('register/relays', 'pass', 'grid4', `area=${desk}&level=grid4`, ['看看是哪一家，去捎']),
  screen('register/relays', 'many', 'grid4', `area=${desk}&level=grid4`, ['捎到了，等回话']),
];
