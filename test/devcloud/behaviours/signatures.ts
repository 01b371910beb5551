import cloudbase from '@cloudbase/node-sdk';
import { behaviour } from '../../support/behaviours';
import { codes, ownership, requester, signed } from './raw';

const count = { action: 'database.calculateDocument', collectionName: 'items', queryType: 'WHERE' };
const day = 86_400;
const refused = (sentence: string) => ({ code: 'SIGN_PARAM_INVALID', message: expect.stringContaining(sentence) });

/** Who may send a request: whoever can sign it. */
export const signatures = [
  behaviour('a request signed as the SDK signs is served', `${requester}:367-382`, async ({ local }) => {
    expect((await signed(local, count)).body).toMatchObject({ data: { total: 0 } });
  }),
  behaviour('a secretId that was never issued is refused', codes, async ({ local }) => {
    const { body } = await signed(local, count, { secretId: 'AKIDsomebody' });
    expect(body).toMatchObject(refused('was not issued for this environment'));
  }),
  behaviour('a signature made with another secretKey is refused', codes, async ({ local }) => {
    const { body } = await signed(local, count, { secretKey: 'guessed' });
    expect(body).toMatchObject(refused('does not match'));
  }),
  behaviour('a parameter changed on the way is refused', `${requester}:374`, async ({ local }) => {
    const afterwards = (params: Record<string, unknown>): void => void (params['collectionName'] = 'stock');
    expect((await signed(local, count, { afterwards })).body).toMatchObject(refused('does not match'));
  }),
  behaviour('a parameter added without being signed is refused', `${requester}:374`, async ({ local }) => {
    const afterwards = (params: Record<string, unknown>): void => void (params['transactionId'] = 'x');
    expect((await signed(local, count, { afterwards })).body).toMatchObject(refused('not every parameter is signed'));
  }),
  behaviour('a signed header changed on the way is refused', `${requester}:367-376`, async ({ local }) => {
    const { body } = await signed(local, count, { headers: { 'x-tcb-source': 'wx_client' } });
    expect(body).toMatchObject(refused('does not match'));
  }),
  behaviour('a signature ends with its x-signature-expires', `${requester}:381`, async ({ local }) => {
    const now = Math.floor(Date.now() / 1000);
    expect((await signed(local, count, { at: now - 590 })).body).toMatchObject({ data: { total: 0 } });
    expect((await signed(local, count, { at: now - 620 })).body).toMatchObject(refused('has expired'));
  }),
  behaviour('a signature of times to come is refused', `${requester}:382`, async ({ local }) => {
    const { body } = await signed(local, count, { at: Math.floor(Date.now() / 1000) + 700 });
    expect(body).toMatchObject(refused('has expired'));
  }),
  behaviour('the date of the credential must be that of the signature', `${requester}:367-382`, async ({ local }) => {
    const at = Math.floor(Date.now() / 1000);
    const yesterday = await signed(local, count, { at: at - day, headers: { 'x-timestamp': String(at) } });
    expect(yesterday.body).toMatchObject(refused('the date of the credential'));
  }),
  behaviour('when the clock has been moved, its time signs as well as the machine’s', ownership, async ({ local }) => {
    local.cloud.clock.advance(day * 1000);
    const moved = Math.floor(local.cloud.clock.now() / 1000);
    for (const at of [moved, moved - day])
      expect((await signed(local, count, { at })).body).toMatchObject({ data: { total: 0 } });
    expect((await signed(local, count, { at: moved - day / 2 })).body).toMatchObject(refused('has expired'));
    local.cloud.clock.set(0);
  }),
  behaviour('a request without any proof is refused', codes, async ({ local }) => {
    const { body } = await signed(local, count, { headers: { authorization: '' } });
    expect(body).toMatchObject(refused('authorization is missing'));
  }),
  behaviour('an API key stands in for a signature', `${requester}:380`, async ({ local }) => {
    const accessKey = /CLOUDBASE_APIKEY=(\S+)/.exec(local.cloud.recipe('shell'))?.[1] ?? '';
    const app = cloudbase.init({ env: local.cloud.envId, accessKey });
    expect(await app.database().collection('items').count()).toMatchObject({ total: 0 });
  }),
  behaviour('an API key that was never issued is refused', codes, async ({ local }) => {
    const app = cloudbase.init({ env: local.cloud.envId, accessKey: 'local.guessed' });
    await expect(app.database().collection('items').count()).rejects.toMatchObject(refused('API key was not issued'));
  }),
  behaviour('a session token of other credentials is refused', `${requester}:244`, async ({ local }) => {
    const { body } = await signed(local, { ...count, sessionToken: 'of somebody else' });
    expect(body).toMatchObject(refused('session token'));
  }),
  behaviour(
    'the session of an invocation that is over is refused',
    'docs/decisions/021-how-a-function-is-run.md',
    async ({ local }) => {
      const { body } = await signed(local, { ...count, tcb_sessionToken: 'of a call long ago' });
      expect(body).toMatchObject(refused('is over'));
    },
  ),
  behaviour('credentials open the environment they were issued for, and no other', ownership, async ({ local }) => {
    const { body } = await signed(local, { ...count, envName: 'second-env' });
    expect(body).toMatchObject(refused('was not issued for this environment'));
  }),
];
