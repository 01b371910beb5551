import type { PersonDoc } from '../../src/domain/people/schema';
import { phoneIndex } from '../../cloudfunctions/_kernel/blind';
import { everything, postJson, rawDocs } from '../support/peek';
import { phoneCode } from '../support/reachable';
import { boundHousehold } from '../support/residents';
import { buildTown, cast, type Town } from '../support/town';
import { docOf } from '../support/walk';
import { startWorld } from '../support/world';

const MINUTE = 60_000;
type Answer = Awaited<ReturnType<Town['world']['call']>>;
const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.error.code);
interface Me {
  trust: string;
  phone: string | null;
}

let town: Town;
let people = 0;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const somebody = (): string => `openid-phone-${(people += 1)}`;
const button = (openid: string, phone: string): Promise<string> => phoneCode(town.world, openid, phone);
const bind = async (openid: string, code: string) =>
  codeOf(await town.world.call(openid, 'people.bindPhone', { code }));
const me = (openid: string) => town.world.ok<Me>(openid, 'people.me', {});
const personDoc = (openid: string) => docOf<PersonDoc>(town, 'people', town.world.idOf(openid));
const tell = (openid: string, phone: string) =>
  town.world.ok<{ id: string; phone: string }>(openid, 'people.tellPhone', { place: town.building, phone });

describe('by WeChat’s button', () => {
  test('a phone is bound: masked to himself, sealed in the database, found by its fingerprint', async () => {
    const [one, phone] = [somebody(), '13900006601'];
    expect(await me(one)).toMatchObject({ trust: 'visitor', phone: null });
    expect(await bind(one, await button(one, phone))).toBe('ok');
    expect(await me(one)).toMatchObject({ trust: 'phone', phone: '139******01' });
    const stored = (await personDoc(one)).phone;
    expect(stored).toMatchObject({ by: 'wechat', index: phoneIndex(town.world.deps, phone) });
    const spot = { collection: 'people', id: town.world.idOf(one), field: 'phone' };
    expect(town.world.deps.vault.open(spot, stored?.sealed ?? '')).toBe(phone);
    expect(JSON.stringify(await everything(town.world))).not.toContain(phone);
  });

  test('a code is good once, for five minutes, and for its owner', async () => {
    const [one, other] = [somebody(), somebody()];
    const code = await button(one, '13900006602');
    expect(await bind(one, code)).toBe('ok');
    expect(await bind(one, code)).toBe('PHONE_CODE');
    expect(await bind(other, await button(one, '13900006602'))).toBe('PHONE_CODE');
    expect(await bind(other, 'a-code-that-never-was')).toBe('PHONE_CODE');
    const late = await button(other, '13900006603');
    await postJson(`${town.world.cloud.url}/control/clock`, { advance: 5 * MINUTE + 1 });
    expect(await bind(other, late)).toBe('PHONE_CODE');
    expect(await me(other)).toMatchObject({ trust: 'visitor', phone: null });
  });

  test('where WeChat does not answer nothing is bound, and the person may type it', async () => {
    const one = somebody();
    const path = '/wxa/business/getuserphonenumber';
    const code = await button(one, '13900006604');
    await postJson(`${town.world.cloud.url}/control/faults`, { target: 'wx', path, mode: 'http-500', times: 1 });
    expect(await bind(one, code)).toBe('WECHAT_AWAY');
    expect(await me(one)).toMatchObject({ trust: 'visitor' });
  });
});

describe('typed by hand', () => {
  test('it counts once the grid worker has heard the same number', async () => {
    const { world, grid4 } = town;
    const [one, phone] = [somebody(), '13900006605'];
    const told = await tell(one, phone);
    expect(told).toMatchObject({ state: 'told', phone: '139******05' });
    expect(await me(one)).toMatchObject({ trust: 'visitor' });
    const desk = await world.ok<{ rows: { id: string }[] }>(cast.primary, 'people.phones', {
      area: grid4,
      level: 'grid4',
    });
    expect(desk.rows.map(({ id }) => id)).toContain(told.id);
    const confirm = async (by: string, heard: string) =>
      codeOf(await world.call(by, 'people.confirmPhone', { id: told.id, phone: heard }));
    expect(await confirm(cast.elsewhere, phone)).toBe('NOT_FOUND');
    expect(await confirm(one, phone)).toBe('FORBIDDEN');
    expect(await confirm(cast.primary, '13900006699')).toBe('PHONE_DIFFERS');
    expect(await confirm(cast.primary, phone)).toBe('ok');
    expect(await me(one)).toMatchObject({ trust: 'phone', phone: '139******05' });
    expect((await personDoc(one)).phone).toMatchObject({ by: 'told' });
  });

  test('nobody confirms his own, and a refused one is kept nowhere', async () => {
    const { world } = town;
    const own = await tell(cast.primary, '13900006606');
    const confirm = { id: own.id, phone: '13900006606' };
    expect(codeOf(await world.call(cast.primary, 'people.confirmPhone', confirm))).toBe('FORBIDDEN');
    await world.ok(cast.backup, 'people.refusePhone', { id: own.id, reason: '打过去没人接' });
    const [stored] = (await rawDocs(world, 'phones')).filter(({ _id }) => _id === own.id);
    expect(stored).toMatchObject({ state: 'refused', sealed: '', mask: '', index: '' });
  });

  test('two may wait, not three', async () => {
    const one = somebody();
    await tell(one, '13900006607');
    await tell(one, '13900006608');
    const third = await town.world.call(one, 'people.tellPhone', { place: town.building, phone: '13900006609' });
    expect(codeOf(third)).toBe('TOO_MANY_OPEN');
  });
});

test('whoever leaves a household falls back to his phone, or to a visitor', async () => {
  const { world } = town;
  const [one, two] = [somebody(), somebody()];
  const first = await boundHousehold(town, one);
  const second = await boundHousehold(town, two);
  await bind(one, await button(one, '13900006610'));
  expect(await me(one)).toMatchObject({ trust: 'household' });
  for (const { claim } of [first, second])
    await world.ok(cast.primary, 'claims.end', { id: claim, reason: '已经搬走' });
  expect(await me(one)).toMatchObject({ trust: 'phone' });
  expect(await me(two)).toMatchObject({ trust: 'visitor' });
});
