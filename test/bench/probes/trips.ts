import { productAt } from '../../../devcloud/stage/api';
import { openShop, PRICE, type Shop } from '../../support/shops';
import { buildTown, cast, type Town } from '../../support/town';
import { moveInput } from '../../support/walk';
import { unsure, wish, wishInput } from '../../support/wishes';
import { newRequest, worldOver } from '../../support/world';
import { serveProbe } from '../probe';
import { cloudAt, held, type Reach } from '../station';

/** Round trips to the database by action. */
export type Trips = Record<string, number>;

interface Stage {
  town: Town;
  shop: Shop;
  reach: Reach;
  token: string;
}
interface Entry {
  n: number;
  fn: string;
  tripsByAction: Readonly<Record<string, number>>;
}

const stage = held<Stage>();
const MOVES = ['accept', 'assign', 'acknowledge', 'resolve', 'startFollowUp', 'pass'] as const;
const WORKERS: Readonly<Record<string, string>> = { startFollowUp: cast.staff, pass: cast.staff };

let seen = 0;
// Calls are made one after the other, so the newest invocation is the one just made.
const tripsOfLast = async (url: string): Promise<number> => {
  const response = await fetch(`${url}/control/invocations?after=${seen}`);
  const { invocations } = (await response.json()) as { invocations: Entry[] };
  const last = invocations.at(-1);
  if (!last) throw new Error('the call was not logged');
  seen = last.n;
  const database = Object.entries(last.tripsByAction).filter(([action]) => action.startsWith('database.'));
  return database.reduce((sum, [, trips]) => sum + trips, 0);
};

const queries = ({ town, token }: Stage, id: string): readonly [action: string, openid: string, input: object][] => [
  ['people.me', cast.resident, {}],
  ['places.top', cast.resident, {}],
  ['places.children', cast.resident, { id: town.compound }],
  ['places.get', cast.resident, { id: town.building }],
  ['codes.resolve', cast.resident, { token }],
  ['reports.mine', cast.resident, {}],
  ['reports.get', cast.resident, { id }],
  ['reports.ofPlace', cast.neighbour, { place: town.building }],
  ['reports.desk', cast.primary, { area: town.grid4, level: 'grid4', tab: 'waiting' }],
  ['reports.candidates', cast.primary, { id }],
  ['reports.readings', cast.resident, { id }],
  ['notifications.list', cast.resident, {}],
  ['notifications.templates', cast.resident, {}],
];

type Call = (action: string, openid: string, input: object, requestId?: string) => Promise<string>;

const callerOf =
  (fn: string, { reach }: Stage, trips: Trips): Call =>
  async (action, openid, input, requestId = newRequest()) => {
    type Answer = { ok: boolean; data: { id?: string }; error?: unknown };
    const event = { action, input, requestId };
    const answer = await productAt(reach.url).invoke<Answer>(openid, fn, event);
    if (!answer.ok) throw new Error(`${action}: ${JSON.stringify(answer.error)}`);
    trips[action] = await tripsOfLast(reach.url);
    return answer.data.id ?? '';
  };

/** Plays one report from its first word to its end. */
const walkReport = async (call: Call): Promise<void> => {
  const { town } = stage.get();
  const submission = { category: 'leak', words: '楼上渗水，天花板湿了一片', photos: [], neighbours: true };
  const contact = { name: '住户甲', phone: '13800000000' };
  const id = await call('reports.submit', cast.resident, { ...submission, place: town.building, contact });
  for (const move of MOVES) {
    const openid = WORKERS[move] ?? cast.primary;
    const requestId = newRequest();
    await call(`reports.${move}`, openid, await moveInput(town, move, { id, openid, requestId }), requestId);
    if (move === 'acknowledge') await call('reports.contact', cast.primary, { id, purpose: 'visit' });
  }
  for (const [action, openid, input] of queries(stage.get(), id)) await call(action, openid, input);
  const answers = [{ key: 'progress', answer: 'accept' }];
  await call('notifications.consent', cast.resident, { answers });
  await call('notifications.readAll', cast.resident, {});
};

const ANSWERING = ['pass', 'claim', 'start', 'fulfil', 'confirm', 'thank'] as const;
const HANDS: Readonly<Record<string, string>> = { pass: cast.staff, confirm: cast.resident, thank: cast.resident };

/** Plays one wish, which the staff let onto the wall, up to the thanks. */
const walkWish = async (call: Call): Promise<void> => {
  const { town } = stage.get();
  const { building: place, community } = town;
  const id = await call('wall.post', cast.resident, { place, ...wish, words: unsure });
  await call('wall.reviews', cast.staff, { community, queue: 'wish' });
  for (const move of ANSWERING) {
    const openid = HANDS[move] ?? cast.neighbour;
    const requestId = newRequest();
    await call(`wall.${move}`, openid, await wishInput(town, move, { id, openid, requestId }), requestId);
    if (move === 'claim') await call('wall.contact', openid, { id, purpose: 'visit' });
  }
  await call('wall.list', cast.stranger, { place, scope: 'community', wall: 'answered' });
  await call('wall.figures', cast.stranger, { place });
  await call('wall.get', cast.stranger, { id });
  await call('wall.mine', cast.resident, {});
  await call('wall.myClaims', cast.neighbour, {});
  await call('wall.readings', cast.resident, { id });
};

/** Plays one order, which is given up again. */
const walkOrder = async (call: Call): Promise<void> => {
  const { town, shop } = stage.get();
  const { counter, product, sku } = shop;
  const lines = [{ sku, quantity: 1 }];
  await call('shop.counters', cast.resident, { place: town.building });
  await call('shop.products', cast.resident, { counter });
  await call('shop.product', cast.resident, { id: product });
  await call('shop.quote', cast.resident, { counter, lines });
  const id = await call('shop.placeOrder', cast.resident, { counter, lines, total: PRICE });
  await call('shop.order', cast.resident, { id });
  await call('shop.mine', cast.resident, {});
  await call('shop.cancel', cast.resident, { id });
};

/** Plays all three through the function `fn`. */
const walk = async (fn: string): Promise<Trips> => {
  const trips: Trips = {};
  const call = callerOf(fn, stage.get(), trips);
  await walkReport(call);
  await walkWish(call);
  await walkOrder(call);
  return trips;
};

serveProbe({
  prepare: async (reach: Reach): Promise<void> => {
    const world = await worldOver(cloudAt(reach), async () => undefined);
    const town = await buildTown(world);
    const { token } = await world.ok<{ token: string }>(cast.admin, 'codes.issue', { place: town.building });
    stage.keep({ town, reach, token, shop: await openShop(town) });
    // The first of everything makes counters and persons; what is measured finds them there.
    await walk('api');
  },
  walk,
});
