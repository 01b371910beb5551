import { postJson, rawDocs, wxRequests } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld, type World } from '../support/world';

const CHECK = '/wxa/msg_sec_check';

let world: World;
let town: Town;
beforeAll(async () => {
  world = await startWorld();
  town = await buildTown(world);
});
afterAll(() => world.stop());

const fault = (mode: string) => postJson(`${world.cloud.url}/control/faults`, { target: 'wx', path: CHECK, mode });
const checkedAs = async (words: string): Promise<unknown> => {
  const { id } = await submitReport(town, cast.resident, { words });
  return (await rawDocs(world, 'reports')).find((doc) => doc._id === id)?.['wordsChecked'];
};

test('the words of a report are checked by WeChat in the name of the person who wrote them', async () => {
  await submitReport(town, cast.neighbour, { words: '井盖松动，走路当心' });
  const asked = (await wxRequests(world, CHECK)).map(({ body }) => body);
  expect(asked).toContainEqual({ version: 2, scene: 2, openid: cast.neighbour, content: '井盖松动，走路当心' });
});

test('words that WeChat calls risky are refused, and nothing of them is kept', async () => {
  const input = { place: town.building, category: 'other', words: '违规演示', photos: [], neighbours: true };
  expect(await world.call(cast.resident, 'reports.submit', input)).toMatchObject({ error: { code: 'WORDS_REFUSED' } });
  expect(JSON.stringify(await rawDocs(world, 'reports'))).not.toContain('违规演示');
  expect(JSON.stringify(await rawDocs(world, 'commands'))).not.toContain('违规演示');
});

test('words that a person has to look at are accepted and marked: a report goes to workers only', async () => {
  expect(await checkedAs('待审演示')).toBe('review');
  expect(await checkedAs('路灯不亮')).toBe('pass');
});

test.each(['http-500', 'network-down', 'lost-answer', 'hang', 'refuse'])(
  'no report is lost because the check is away: %s',
  async (mode) => {
    await fault(mode);
    expect(await checkedAs('楼上渗水')).toBe('unchecked');
  },
);

test('a token that is over is fetched anew, and the words are checked', async () => {
  await fault('token-expired');
  expect(await checkedAs('门禁打不开')).toBe('pass');
});
