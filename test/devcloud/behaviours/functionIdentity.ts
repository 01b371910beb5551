import { behaviour, type Behaviour } from '../../support/behaviours';
import { invoke, logged, result, switched } from './functionGround';
import { bootstrap, runtimeDecision, sdkAuth, sdkFunctions, tcbContext, wxCall, wxContext } from './functionSources';

/** Who a function believes is calling. */
export const identity: readonly Behaviour[] = [
  behaviour('a call from a mini-program carries openid and appid', wxContext, async (ground) => {
    expect(await result(ground, 'probe', { kind: 'userInfo' })).toMatchObject({
      openId: 'o-wang',
      appId: 'wx0000000000000000',
    });
  }),
  behaviour('userInfo is added to the event, over what a caller put there', wxCall, async (ground) => {
    const event = await result<{ userInfo: unknown }>(ground, 'web', {
      queryStringParameters: {},
      userInfo: { openId: 'forged' },
    });
    expect(event.userInfo).toEqual({ openId: 'o-wang', appId: 'wx0000000000000000' });
  }),
  behaviour(
    'the SDK reads the context of the invocation before the process',
    `${tcbContext}:124-150`,
    async (ground) => {
      const seen = await result(ground, 'probe', { kind: 'sdkContext' });
      expect(seen).toMatchObject({ WX_OPENID: 'o-wang', TCB_SOURCE: 'wx_client', TCB_ENV: ground.local.cloud.envId });
    },
  ),
  behaviour('a mini-program bound to an open platform account has a unionid too', wxContext, async (ground) => {
    const { url } = ground.local.cloud;
    const headers = { 'x-openid': 'o-wang', 'x-unionid': 'u-wang' };
    const body = JSON.stringify({ kind: 'sdkContext' });
    const heard = await fetch(`${url}/client/invoke/probe`, { method: 'POST', headers, body });
    expect(await heard.json()).toMatchObject({ result: { WX_UNIONID: 'u-wang' } });
    expect(await result(ground, 'probe', { kind: 'sdkContext' })).not.toHaveProperty('WX_UNIONID');
  }),
  behaviour('the old form of the context gives the same identity', `${tcbContext}:43-66`, async (ground) => {
    expect(await result(ground, 'probe', { kind: 'sdkContextOld' })).toMatchObject({ WX_OPENID: 'o-wang' });
  }),
  behaviour('parseContext finds limits and request id', `${tcbContext}:13-72`, async (ground) => {
    const heard = await invoke(ground, 'probe', { kind: 'parsed' });
    expect(heard.result).toMatchObject({
      memoryLimitInMb: 256,
      timeLimitIns: 30_000,
      requestId: heard.requestID,
      functionName: 'probe',
      functionVersion: '$LATEST',
      namespace: ground.local.cloud.envId,
      environment: { WX_OPENID: 'o-wang' },
    });
  }),
  behaviour('getEndUserInfo without a uid tells the caller without a request', `${sdkAuth}:87-91`, async (ground) => {
    const { userInfo } = await result<{ userInfo: object }>(ground, 'probe', { kind: 'endUser' });
    expect(userInfo).toMatchObject({ openId: 'o-wang', isAnonymous: false });
    expect((await logged(ground)).at(-1)).toMatchObject({ trips: 0 });
  }),
  behaviour('getClientIP is the caller’s address', `${sdkAuth}:47-50`, async (ground) => {
    expect(await result(ground, 'probe', { kind: 'clientIp' })).toBe('127.0.0.1');
  }),
  behaviour('variables of one invocation are gone in the next of the same process', bootstrap, async (ground) => {
    const first = await result<{ pid: number }>(ground, 'probe', { kind: 'calls' }, 'o-first');
    await ground.app.callFunction({ name: 'probe', data: { kind: 'calls' } });
    const names = ['WX_OPENID', 'WX_APPID', 'TCB_SOURCE_IP'];
    const { result: seen } = await ground.app.callFunction({ name: 'probe', data: { kind: 'names', names } });
    expect(seen).toEqual({ WX_OPENID: null, WX_APPID: null, TCB_SOURCE_IP: null });
    expect(first.pid).toBeGreaterThan(0);
  }),
  behaviour('nobody is calling yet while a function loads', bootstrap, async (ground) => {
    expect(await result(ground, 'probe', { kind: 'atLoad' })).toEqual({ openid: null, source: null });
  }),
  behaviour('the source grows along a chain of calls', wxContext, async (ground) => {
    const data = { kind: 'names', names: ['TCB_SOURCE'] };
    expect(await result(ground, 'probe', { kind: 'nested', data })).toEqual({ TCB_SOURCE: 'wx_client,scf' });
  }),
  behaviour('a program outside calls as scf, as nobody', sdkFunctions, async ({ app }) => {
    const names = ['TCB_SOURCE', 'WX_OPENID'];
    const { result: seen } = await app.callFunction({ name: 'probe', data: { kind: 'names', names } });
    expect(seen).toEqual({ TCB_SOURCE: 'scf', WX_OPENID: null });
  }),
  behaviour('a nested call has no openid unless that is switched on', runtimeDecision, async (ground) => {
    const ask = () => result(ground, 'probe', { kind: 'nested', data: { kind: 'userInfo' } });
    expect(await ask()).toMatchObject({ openId: '' });
    await switched(ground, { nestedOpenid: true }, async () => expect(await ask()).toMatchObject({ openId: 'o-wang' }));
    expect(await ask()).toMatchObject({ openId: '' });
  }),
  behaviour('the log ties a nested invocation to its caller', runtimeDecision, async (ground) => {
    const heard = await invoke(ground, 'probe', { kind: 'nested', data: { kind: 'nothing' } });
    const family = await logged(ground, `requestId=${heard.requestID}`);
    expect(family).toMatchObject([
      { parentRequestId: heard.requestID, trigger: 'function', openid: '' },
      {
        requestId: heard.requestID,
        trigger: 'client',
        openid: 'o-wang',
        tripsByAction: { 'functions.invokeFunction': 1 },
      },
    ]);
  }),
];
