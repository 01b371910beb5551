import { timed } from '../../cloudfunctions/composition';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { leavePhone } from '../support/reachable';
import { wish, wishDoc, wishIn } from '../support/wishes';
import { buildTown, cast, type Town } from '../support/town';
import { startWorld } from '../support/world';

const DAY = 86_400_000;
const reason = '反复贴广告，劝过两回了';
const note = '那是自家种的菜，分给邻居的';

let town: Town;
beforeEach(async () => {
  town = await buildTown(await startWorld());
});
afterEach(() => town.world.stop());

interface Block {
  id: string;
  state: string;
  person: string | null;
  reason: string;
  said: string | null;
  answer: string | null;
  moves: string[];
}
type Rows = { rows: Block[] };

const code = async (openid: string, action: string, input: object): Promise<string> => {
  const answer = await town.world.call(openid, action, input);
  return answer.ok ? 'ok' : answer.error.code;
};
const blockOf = (subject: string, days = 3) =>
  town.world.ok<Block>(cast.staff, 'blocks.block', { area: town.community, subject, days, reason });
const mine = async (openid: string = cast.resident) => (await town.world.ok<Rows>(openid, 'blocks.mine', {})).rows;
const posts = (openid: string = cast.resident) => code(openid, 'wall.post', { place: town.building, ...wish });

test('whoever is blocked neither posts, claims nor thanks here, knows why, and may again when the time is over', async () => {
  const [{ _id: own }, { _id: thankable }] = [await wishIn(town, 'open'), await wishIn(town, 'fulfilled')];
  const other = await wishIn(town, 'open');
  const { id } = await blockOf(own);
  await town.world.deps.store.updateIf('wishes', other._id, {}, { set: { author: 'per_somebody' } });
  expect(await posts()).toBe('BLOCKED');
  await leavePhone(town.world, cast.resident);
  expect(await code(cast.resident, 'wall.claim', { id: other._id })).toBe('BLOCKED');
  expect(await code(cast.resident, 'wall.thank', { id: thankable, words: '谢谢您', share: true })).toBe('BLOCKED');
  expect(await posts(cast.neighbour)).toBe('ok');
  expect(await mine()).toEqual([expect.objectContaining({ id, state: 'active', person: null, reason, answer: null })]);
  const told = await town.world.ok<{ rows: { event: string }[] }>(cast.resident, 'notifications.list', {});
  expect(told.rows.map(({ event }) => event)).toContain('block.block');
  town.world.pass(3 * DAY + 1);
  expect(await posts()).toBe('ok');
  await deadlines(timed, town.world.deps);
  expect((await mine())[0]?.state).toBe('over');
});

test('an objection is answered by somebody else than who gave it, once; lifted means lifted', async () => {
  const { id, moves } = await blockOf((await wishIn(town, 'open'))._id);
  expect(moves).toEqual(['lift']);
  expect(await code(cast.street, 'blocks.keep', { id, reason })).toBe('NOTHING_SAID');
  expect(await code(cast.stranger, 'blocks.object', { id, note })).toBe('NOT_FOUND');
  await town.world.ok(cast.resident, 'blocks.object', { id, note });
  expect(await code(cast.resident, 'blocks.object', { id, note: '再说一次' })).toBe('OBJECTED_ALREADY');
  expect(await code(cast.staff, 'blocks.keep', { id, reason })).toBe('FORBIDDEN');
  const desk = await town.world.ok<Rows>(cast.staff, 'blocks.desk', { area: town.community, level: 'community' });
  expect(desk.rows).toEqual([expect.objectContaining({ id, said: note, person: town.world.idOf(cast.resident) })]);
  await town.world.ok(cast.street, 'blocks.keep', { id, reason: '看过了，再歇两天' });
  expect([await posts(), (await mine())[0]?.answer]).toEqual(['BLOCKED', '看过了，再歇两天']);
  await town.world.ok(cast.street, 'blocks.lift', { id, reason: '是误会' });
  expect([await posts(), (await mine())[0]?.state]).toEqual(['ok', 'lifted']);
});

test('the echo of somebody blocked reaches who asked, and hangs only when the staff say so', async () => {
  const { _id: id } = await wishIn(town, 'in_progress');
  const { helper } = await wishDoc(town, id);
  const { _id: his } = await wishIn(town, 'open');
  await town.world.deps.store.updateIf('wishes', his, {}, { set: { author: helper } });
  await blockOf(his, 1);
  await town.world.ok(cast.neighbour, 'wall.fulfil', { id, words: '陪老人下了三盘棋', photos: [], share: true });
  expect(await wishDoc(town, id)).toMatchObject({ state: 'fulfil_submitted', echoChecked: 'unsure', queue: 'echo' });
});

test('nobody blocks twice, himself, beyond his community, or by a wish of another', async () => {
  const [{ _id: subject }, { _id: own }] = [await wishIn(town, 'open'), await wishIn(town, 'open')];
  await blockOf(subject);
  const asked = { area: town.community, subject, days: 3, reason };
  expect(await code(cast.staff, 'blocks.block', asked)).toBe('ALREADY_BLOCKED');
  expect(await code(cast.staff, 'blocks.block', { ...asked, area: town.grid4 })).not.toBe('ok');
  expect(await code(cast.primary, 'blocks.block', asked)).not.toBe('ok');
  await town.world.deps.store.updateIf('wishes', own, {}, { set: { author: town.world.idOf(cast.staff) } });
  expect(await code(cast.staff, 'blocks.block', { ...asked, subject: own })).toBe('OWN_WORDS');
  await town.world.deps.store.updateIf('wishes', own, {}, { set: { 'area.community': 'plc_elsewhere0' } });
  expect(await code(cast.staff, 'blocks.block', { ...asked, subject: own })).toBe('NOT_FOUND');
});
