import { reports } from '../../src/domain/reports/contract';
import { wall } from '../../src/domain/wall/contract';
import { POLICY_VERSION } from '../../src/domain/_kernel/policy';
import { callWith } from '../support/faults';
import { postJson, rawDocs } from '../support/peek';
import { buildTown, cast, type Town } from '../support/town';
import { newRequest, startWorld } from '../support/world';

let town: Town;
let people = 0;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const somebody = (): string => `openid-asked-${(people += 1)}`;
/** As a phone calls on which nobody has agreed to anything yet. */
const call = (openid: string, action: string, input: object) =>
  callWith(town.world, {})(openid, action, input, newRequest());
const agree = (openid: string, ...scopes: string[]) =>
  call(openid, 'people.consent', { version: POLICY_VERSION, scopes });
const report = () => ({ ...reports.submit.example, place: town.building });
const needed = (...needs: string[]) => ({ ok: false, error: { code: 'CONSENT_NEEDED', needs } });
const fine = { ok: true };
const log = async (openid: string) =>
  (await rawDocs(town.world, 'consents'))
    .filter(({ person }) => person === town.world.idOf(openid))
    .map(({ scope, action, version }) => `${String(scope)} ${String(action)} ${String(version)}`)
    .sort();

test('reading asks for nothing; the first write asks, is refused until agreed to, and leaves nothing', async () => {
  const one = somebody();
  for (const [action, input] of [
    ['places.get', { id: town.building }],
    ['reports.ofPlace', { place: town.building }],
    ['wall.list', { ...wall.list.example, place: town.building }],
    ['people.me', {}],
    ['people.enter', {}],
  ] as const)
    expect(await call(one, action, input)).toMatchObject(fine);
  const before = (await rawDocs(town.world, 'reports')).length;
  expect(await call(one, 'reports.submit', report())).toMatchObject(needed('basic'));
  expect(await rawDocs(town.world, 'reports')).toHaveLength(before);
  expect(await agree(one, 'basic')).toMatchObject({ ok: true, data: { agreed: ['basic'], policy: POLICY_VERSION } });
  expect(await call(one, 'reports.submit', report())).toMatchObject(fine);
});

test('whoever is not known yet is asked before he is written down', async () => {
  const one = somebody();
  expect(await call(one, 'reports.submit', report())).toMatchObject(needed('basic'));
  expect(await town.world.deps.store.get('people', town.world.idOf(one))).toBeUndefined();
});

test('each part is asked for where it is needed, and not before', async () => {
  const one = somebody();
  const tell = { place: town.building, phone: '13900005501' };
  expect(await call(one, 'people.tellPhone', tell)).toMatchObject(needed('basic', 'contact'));
  await agree(one, 'basic');
  expect(await call(one, 'people.tellPhone', tell)).toMatchObject(needed('contact'));
  expect(await call(one, 'reports.submit', report())).toMatchObject(fine);
  await agree(one, 'contact');
  expect(await call(one, 'people.tellPhone', tell)).toMatchObject(fine);
});

test('a newer version asks again, and an older one cannot be agreed to', async () => {
  const one = somebody();
  await agree(one, 'basic', 'contact');
  const consent = { version: POLICY_VERSION - 1, scopes: ['basic', 'contact'], at: 0 };
  await town.world.deps.store.updateIf('people', town.world.idOf(one), {}, { set: { consent } });
  expect(await call(one, 'people.me', {})).toMatchObject({ ok: true, data: { agreed: [] } });
  expect(await call(one, 'reports.submit', report())).toMatchObject(needed('basic'));
  const old = await call(one, 'people.consent', { version: POLICY_VERSION - 1, scopes: ['basic'] });
  expect(old).toMatchObject({ ok: false, error: { code: 'POLICY_CHANGED' } });
  await agree(one, 'basic');
  expect(await call(one, 'people.me', {})).toMatchObject({ ok: true, data: { agreed: ['basic'] } });
});

test('what is taken back no longer counts: the phone is gone, the rest stays', async () => {
  const one = somebody();
  await agree(one, 'basic', 'contact');
  const { url } = town.world.cloud;
  const { code } = await postJson<{ code: string }>(`${url}/client/phoneCode`, { phone: '13900005502' }, one);
  expect(await call(one, 'people.bindPhone', { code })).toMatchObject({ ok: true, data: { trust: 'phone' } });
  const told = await town.world.ok<{ id: string }>(one, 'people.tellPhone', {
    place: town.building,
    phone: '13900005503',
  });
  expect(await call(one, 'people.withdraw', { scope: 'contact' })).toMatchObject({
    ok: true,
    data: { trust: 'visitor', phone: null, agreed: ['basic'] },
  });
  expect(await call(one, 'reports.submit', report())).toMatchObject(fine);
  const [left] = (await rawDocs(town.world, 'phones')).filter(({ _id }) => _id === told.id);
  expect(left).toMatchObject({ sealed: '', index: '', mask: '' });
  const confirm = { id: told.id, phone: '13900005503' };
  expect(await town.world.call(cast.primary, 'people.confirmPhone', confirm)).toMatchObject({
    error: { code: 'PHONE_DIFFERS' },
  });
  expect(await call(one, 'people.withdraw', { scope: 'basic' })).toMatchObject({ ok: true, data: { agreed: [] } });
  expect(await call(one, 'reports.submit', report())).toMatchObject(needed('basic'));
  expect(await call(one, 'reports.mine', {})).toMatchObject(fine);
});

test('the log has a line for each part, given or taken back; the same again adds none', async () => {
  const one = somebody();
  await agree(one, 'basic', 'home');
  await agree(one, 'basic');
  await call(one, 'people.withdraw', { scope: 'home' });
  await call(one, 'people.withdraw', { scope: 'home' });
  await agree(one, 'home');
  const lines = ['basic given', 'home given', 'home given', 'home withdrawn'];
  expect(await log(one)).toEqual(lines.map((line) => `${line} ${POLICY_VERSION}`));
});
