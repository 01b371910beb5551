import { buildBundles, deployed, fireTimer, invocations, newDataDir, overGateway } from '../support/bundles';
import { startCloud } from '../../devcloud/cloud/server';
import { postJson, wxRequests } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { testSecrets, worldOver, type World } from '../support/world';

const SEND = '/cgi-bin/message/subscribe/send';
const TEMPLATE = 'tmpl-progress-local';

let bundles: string;
beforeAll(async () => {
  bundles = await buildBundles();
});

/** The product as it is deployed, in a cloud where a nested call keeps the first caller’s openid or does not. */
const start = async (nestedOpenid: boolean): Promise<World> => {
  const { dataDir, remove } = await newDataDir();
  const cloud = await startCloud({ ...deployed(bundles, dataDir), nestedOpenid });
  const stop = async () => {
    await cloud.stop();
    await remove();
  };
  return overGateway(await worldOver(cloud, stop));
};

describe.each([false, true])('with nestedOpenid %s', (nestedOpenid) => {
  let world: World;
  let town: Town;
  beforeAll(async () => {
    world = await start(nestedOpenid);
    town = await buildTown(world);
  });
  afterAll(() => world.stop());

  it('a report goes its way, and the minute’s work tells its reporter', async () => {
    const openid = 'openid-of-a-reporter';
    const answer = { tmplIds: [TEMPLATE], answer: 'accept' };
    await postJson(`${world.cloud.url}/client/subscribe`, answer, openid);
    await world.ok(openid, 'notifications.consent', { answers: [{ key: 'progress', answer: 'accept' }] });
    const { id } = await submitReport(town, openid);
    await world.ok(cast.primary, 'reports.accept', { id });
    expect(await fireTimer(world)).toMatchObject({ ok: true, result: { ok: true } });
    expect((await wxRequests(world, SEND)).filter(({ body }) => body['touser'] === openid)).toHaveLength(1);
  });

  it('the minute’s work is nobody’s, at every level', async () => {
    const before = (await invocations(world)).at(-1)?.n ?? 0;
    await fireTimer(world);
    const seen = await invocations(world, before);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.map(({ openid, error }) => [openid, error])).toEqual(seen.map(() => ['', undefined]));
  });

  it('a caller gains nothing from work that calls on: only the token opens it', async () => {
    const asked = { task: 'sweep', input: {} };
    const call = (event: object) => postJson(`${world.cloud.url}/client/invoke/jobs`, event, cast.admin);
    expect(await call(asked)).toMatchObject({ result: { ok: false, error: { code: 'FORBIDDEN' } } });
    expect(await call({ ...asked, token: testSecrets.JOB_TOKEN })).toMatchObject({ result: { ok: true } });
  });
});
