import { productAt } from '../../../devcloud/stage/api';
import { buildTown, cast, type Town } from '../../support/town';
import { moveInput } from '../../support/walk';
import { newRequest, worldOver } from '../../support/world';
import { serveProbe } from '../probe';
import { cloudAt, held, type Reach } from '../station';

/** Round trips to the database by action. */
export type Trips = Record<string, number>;

interface Stage {
  town: Town;
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

/** Plays one report from its first word to its end through the function `fn`. */
const walk = async (fn: string): Promise<Trips> => {
  const { town, reach } = stage.get();
  const trips: Trips = {};
  const call = async (action: string, openid: string, input: object, requestId = newRequest()): Promise<string> => {
    type Answer = { ok: boolean; data: { id?: string }; error?: unknown };
    const event = { action, input, requestId };
    const answer = await productAt(reach.url).invoke<Answer>(openid, fn, event);
    if (!answer.ok) throw new Error(`${action}: ${JSON.stringify(answer.error)}`);
    trips[action] = await tripsOfLast(reach.url);
    return answer.data.id ?? '';
  };
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
  return trips;
};

serveProbe({
  prepare: async (reach: Reach): Promise<void> => {
    const world = await worldOver(cloudAt(reach), async () => undefined);
    const town = await buildTown(world);
    const { token } = await world.ok<{ token: string }>(cast.admin, 'codes.issue', { place: town.building });
    stage.keep({ town, reach, token });
    // The first of everything makes counters and persons; what is measured finds them there.
    await walk('api');
  },
  walk,
});
