import { generateKeyPairSync } from 'node:crypto';
import cloudbase from '@cloudbase/node-sdk';
import { behaviour } from '../../support/behaviours';
import { post, type Local } from '../local';

const sdkAuth = '@cloudbase/node-sdk src/auth/index.ts';
const users = 'docs/decisions/020-who-is-a-user.md';

const visit = (local: Local, openid: string) => post(`${local.cloud.url}/client/invoke/echo`, {}, openid);
const ask = async (auth: ReturnType<ReturnType<typeof cloudbase.init>['auth']>, platformId: string) =>
  ((await auth.queryUserInfo({ platform: 'OPENID', platformId })) as { userInfo: Record<string, unknown> }).userInfo;

/** Who the platform knows. */
export const auth = [
  behaviour('a user who called is found by openid', `${sdkAuth}:120-147`, async ({ local, app }) => {
    await visit(local, 'o-known');
    expect(await ask(app.auth(), 'o-known')).toMatchObject({ openId: 'o-known', envName: 'local-env-1' });
  }),
  behaviour('a user is found by the id that the platform gave', `${sdkAuth}:70-118`, async ({ local, app }) => {
    await visit(local, 'o-by-uid');
    const { uid } = await ask(app.auth(), 'o-by-uid');
    expect((await app.auth().getEndUserInfo(String(uid))).userInfo).toMatchObject({ openId: 'o-by-uid', uid });
  }),
  behaviour('the id of a user stays the same from call to call', users, async ({ local, app }) => {
    await visit(local, 'o-again');
    const first = await ask(app.auth(), 'o-again');
    local.cloud.clock.advance(60_000);
    await visit(local, 'o-again');
    expect(await ask(app.auth(), 'o-again')).toEqual(first);
    local.cloud.clock.set(0);
  }),
  behaviour('who never called is no user', users, async ({ app }) => {
    await expect(ask(app.auth(), 'o-never')).rejects.toMatchObject({ code: 'USER_NOT_EXIST' });
  }),
  behaviour('users of one environment are not known in another', users, async ({ local }) => {
    await visit(local, 'o-first-only');
    const variables = local.cloud.environment('second-env');
    const other = cloudbase.init({
      env: 'second-env',
      secretId: variables['TENCENTCLOUD_SECRETID'] ?? '',
      secretKey: variables['TENCENTCLOUD_SECRETKEY'] ?? '',
    });
    await expect(ask(other.auth(), 'o-first-only')).rejects.toMatchObject({ code: 'USER_NOT_EXIST' });
  }),
  behaviour('a question that names nobody is an invalid parameter', `${sdkAuth}:120-134`, async ({ app }) => {
    await expect(app.auth().queryUserInfo({})).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  }),
  behaviour('outside an invocation nobody is the caller', `${sdkAuth}:52-68`, async ({ app }) => {
    expect(app.auth().getUserInfo()).toEqual({ openId: '', appId: '', uid: '', customUserId: '', isAnonymous: false });
  }),
  behaviour('a custom ticket is made without asking the cloud', `${sdkAuth}:170-235`, async ({ local }) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const private_key = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    const credentials = { private_key_id: 'k1', private_key, env_id: local.cloud.envId };
    const app = cloudbase.init({ env: local.cloud.envId, credentials });
    const [id, token = ''] = app.auth().createTicket('user-1').split('/@@/');
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect([id, payload]).toEqual(['k1', expect.objectContaining({ uid: 'user-1', env: 'local-env-1' })]);
  }),
];
