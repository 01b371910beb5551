import { behaviour, type Behaviour } from '../../support/behaviours';
import { invoke, last, logged, result } from './functionGround';
import { bootstrap, nodeGuide, runtimeDecision, sdkFunctions, functionFile } from './functionSources';

/** How a function is called, what it sees, and what becomes of what it gives. */
export const runtime: readonly Behaviour[] = [
  behaviour('a callback gives the answer', nodeGuide, async (ground) => {
    expect(await result(ground, 'handler', { kind: 'callback' })).toBe('called back');
  }),
  behaviour('an error in the callback fails the call', nodeGuide, async (ground) => {
    const { errCode, errMsg } = await invoke(ground, 'handler', { kind: 'callbackError' });
    expect({ errCode, errMsg }).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('with an error') });
  }),
  behaviour('only the first callback counts', bootstrap, async (ground) => {
    expect(await result(ground, 'handler', { kind: 'callbackTwice' })).toBe('first');
  }),
  behaviour('a callback’s answer waits until nothing is left to do', nodeGuide, async (ground) => {
    expect(await result(ground, 'handler', { kind: 'waits' })).toBe('answered');
    expect((await last(ground))?.logs).toEqual(['work after the answer\n']);
  }),
  behaviour('callbackWaitsForEmptyEventLoop = false answers at once', nodeGuide, async (ground) => {
    expect(await result(ground, 'handler', { kind: 'doesNotWait' })).toBe('at once');
    expect((await last(ground))?.ms).toBeLessThan(1400);
  }),
  behaviour('context.succeed answers', bootstrap, async (ground) => {
    expect(await result(ground, 'handler', { kind: 'succeed' })).toBe('succeeded');
  }),
  behaviour('context.fail fails', bootstrap, async (ground) => {
    expect(await invoke(ground, 'handler', { kind: 'fail' })).toMatchObject({
      errMsg: expect.stringContaining('failed on purpose'),
    });
  }),
  behaviour('context.done answers', bootstrap, async (ground) => {
    expect(await result(ground, 'handler', { kind: 'done' })).toBe('done');
  }),
  behaviour('context.getContext gives the plain values', bootstrap, async (ground) => {
    expect(await result(ground, 'handler', { kind: 'own' })).toBe('handler');
  }),
  behaviour('a handler that gives nothing and has nothing to do answers null', bootstrap, async (ground) => {
    expect(await result(ground, 'handler', { kind: 'silent' })).toBeNull();
  }),
  behaviour('a plain return of a handler without a callback is the answer', runtimeDecision, async (ground) => {
    expect(await result(ground, 'probe', { kind: 'zone' })).toMatchObject({ zone: 0 });
  }),
  behaviour('undefined is answered as null', bootstrap, async (ground) => {
    expect(await invoke(ground, 'probe', { kind: 'nothing' })).toMatchObject({ result: null });
  }),
  behaviour('the context names limits, request and version', nodeGuide, async (ground) => {
    const { result: context, requestID } = await invoke(ground, 'probe', { kind: 'context' });
    expect(context).toMatchObject({
      callbackWaitsForEmptyEventLoop: true,
      memory_limit_in_mb: 256,
      time_limit_in_ms: 30_000,
      request_id: requestID,
      function_name: 'probe',
      function_version: '$LATEST',
      environ: expect.stringContaining('WX_OPENID=o-wang'),
      environment: expect.stringContaining('"WX_OPENID":"o-wang"'),
    });
  }),
  behaviour('a function lives in UTC', runtimeDecision, async (ground) => {
    expect(await result(ground, 'probe', { kind: 'zone' })).toEqual({ zone: 0, noon: '2026-01-01T12:00:00.000Z' });
  }),
  behaviour('TZ among its variables moves it to another zone', functionFile, async (ground) => {
    expect(await result(ground, 'shanghai', { kind: 'zone' })).toEqual({
      zone: -480,
      noon: '2026-01-01T04:00:00.000Z',
    });
  }),
  behaviour('it works in its own folder', bootstrap, async (ground) => {
    expect(await result(ground, 'probe', { kind: 'folder' })).toMatch(/fixtures\/functions\/probe$/);
  }),
  behaviour('it sees the declared variables and nothing of the developer', functionFile, async (ground) => {
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:9';
    const env = await result(ground, 'probe', { kind: 'env' });
    delete process.env['HTTP_PROXY'];
    expect(env).toMatchObject({ SECRET: 'for echo only', OWN: 'of its own', TENCENTCLOUD_RUNENV: 'SCF' });
    for (const name of ['OTHER', 'HTTP_PROXY', 'HOME', 'JEST_WORKER_ID']) expect(env).not.toHaveProperty(name);
  }),
  behaviour('what a module holds stays while its process lives', nodeGuide, async (ground) => {
    const first = await result<{ calls: number; pid: number }>(ground, 'probe', { kind: 'calls' });
    const second = await result<{ calls: number; pid: number }>(ground, 'probe', { kind: 'calls' });
    expect(second).toEqual({ calls: first.calls + 1, pid: first.pid });
    expect(await last(ground)).toMatchObject({ cold: false });
  }),
  behaviour('nothing runs on between two invocations', runtimeDecision, async (ground) => {
    const pid = await result(ground, 'probe', { kind: 'startTicking' });
    const before = performance.now();
    // Other functions run meanwhile; the process of this one stands still.
    while (performance.now() - before < 200) await result(ground, 'tick', {});
    const seen = await result<{ ticks: number; pid: number }>(ground, 'probe', { kind: 'ticks' });
    expect(seen.pid).toBe(pid);
    expect(seen.ticks).toBeLessThan(20);
  }),
  behaviour('what it prints is in the log of its request', bootstrap, async (ground) => {
    const { requestID } = await invoke(ground, 'probe', { kind: 'prints' });
    expect(await logged(ground, `requestId=${requestID}`)).toMatchObject([
      { logs: ['to stdout { n: 1 }\n', 'to stderr\n', 'raw'] },
    ]);
  }),
  behaviour('the SDK parses the answer back', sdkFunctions, async ({ app }) => {
    const answer = await app.callFunction({ name: 'handler', data: { kind: 'callback' } });
    expect(answer).toEqual({ result: 'called back', requestId: expect.any(String) });
  }),
  behaviour('a handler by another name is the one that is called', functionFile, async (ground) => {
    expect(await result(ground, 'handler', { kind: 'done' })).toBe('done');
    expect(await invoke(ground, 'handler', { kind: 'nowhere' })).toMatchObject({ errCode: -504002 });
  }),
  behaviour('a clock that was moved holds in functions, for every way to ask', runtimeDecision, async (ground) => {
    const { clock } = ground.local.cloud;
    clock.set(3 * 86_400_000);
    const seen = await result<Record<string, unknown>>(ground, 'probe', { kind: 'dates' });
    clock.set(0);
    for (const name of ['now', 'made']) expect(Number(seen[name]) - Date.now()).toBeGreaterThan(3 * 86_400_000 - 5000);
    expect(seen).toMatchObject({ called: true, instance: true, own: true, steady: true });
    expect(seen).toMatchObject({
      fixed: '2026-11-21T01:02:03.004Z',
      utc: 1_767_225_600_000,
      parsed: 1_767_225_600_000,
    });
  }),
  behaviour('a move of the clock reaches a function that is running', runtimeDecision, async (ground) => {
    const { clock } = ground.local.cloud;
    const moved = result<number>(ground, 'probe', { kind: 'clockMoves', by: 3_600_000 });
    const seen = ground.db.collection('seen').where({ waiting: true });
    while ((await seen.count()).total === 0) await Promise.resolve();
    clock.set(3_600_000);
    expect(await moved).toBeGreaterThanOrEqual(3_600_000);
    clock.set(0);
  }),
];
