import { get, post, startLocal } from './local';
import type { Local } from './local';

interface Entry {
  n: number;
  fn: string;
  openid: string;
  cold: boolean;
  trips: number;
  tripsByAction: Record<string, number>;
  logs: string[];
  error?: string;
}

let local: Local;
beforeAll(async () => {
  local = await startLocal({ maxProcesses: 2 });
});
afterAll(() => local.stop());

const invoke = (fn: string, data: unknown, openid = 'o-wang') =>
  post(`${local.cloud.url}/client/invoke/${fn}`, data, openid);
const entries = async (): Promise<Entry[]> =>
  (await get<{ invocations: Entry[] }>(`${local.cloud.url}/control/invocations`)).invocations;

describe('functions', () => {
  it('gives a client call its identity and only the declared environment', async () => {
    const { result } = (await invoke('echo', { n: 1, userInfo: { openId: 'forged' } })) as {
      result: Record<string, unknown>;
    };
    expect(result).toMatchObject({ openid: 'o-wang', before: 'o-wang', source: 'wx_client', secret: 'for echo only' });
    expect(result['event']).toMatchObject({ n: 1, userInfo: { openId: 'o-wang' } });
    expect(result).not.toHaveProperty('other');
    expect((await entries()).at(-1)).toMatchObject({
      fn: 'echo',
      openid: 'o-wang',
      trips: 1,
      tripsByAction: { 'database.insertDocument': 1 },
    });
  });

  it('never mixes identities among 40 concurrent invocations', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => invoke('echo', { n }, `o-${n}`)));
    answers.forEach((answer, n) =>
      expect(answer['result']).toMatchObject({ openid: `o-${n}`, before: `o-${n}`, after: `o-${n}`, event: { n } }),
    );
    const { data } = await local.app.database().collection('seen').limit(1000).get();
    for (const { openid, n } of data as { openid: string; n: number }[])
      if (openid !== 'o-wang') expect(openid).toBe(`o-${n}`);
  });

  it('lets functions call functions when every process is busy with callers, without passing the openid on', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => invoke('outer', { n }, `o-${n}`)));
    answers.forEach((answer, n) =>
      expect(answer['result']).toEqual({ openid: `o-${n}`, inner: { n, source: 'wx_client,scf' } }),
    );
  });

  it('serves a direct call of the SDK', async () => {
    expect(await local.app.callFunction({ name: 'inner', data: { n: 5 } })).toMatchObject({
      result: { n: 5, source: 'scf' },
    });
    await expect(local.app.callFunction({ name: 'absent', data: {} })).rejects.toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
    });
  });

  it('reports an exception, a crash, a timeout and a result that is too large, and goes on', async () => {
    expect(await invoke('trouble', { kind: 'throws' })).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('thrown on purpose'),
    });
    expect(await invoke('trouble', { kind: 'exits' })).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('process exited (3)'),
    });
    expect(await invoke('trouble', { kind: 'hangs' })).toMatchObject({
      errCode: -504003,
      errMsg: expect.stringContaining('timed out after 1 seconds'),
    });
    expect(await invoke('trouble', { kind: 'large' })).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('6 MB'),
    });
    expect(await invoke('trouble', { kind: 'prints' })).toMatchObject({ result: 'printed' });
    expect((await entries()).at(-1)?.logs).toEqual(['a line from the function\n']);
  });

  it('refuses more than 100 KB from a client, unknown functions and callers without identity', async () => {
    expect(await invoke('inner', { text: 'x'.repeat(101 * 1024) })).toMatchObject({
      errMsg: expect.stringContaining('EXCEED_MAX_PAYLOAD_SIZE'),
    });
    expect(await invoke('absent', {})).toMatchObject({ errCode: -501000 });
    expect(await post(`${local.cloud.url}/client/invoke/inner`, {})).toMatchObject({
      errMsg: expect.stringContaining('x-openid'),
    });
  });

  it('fires a timer by hand, without a caller', async () => {
    const fired = await post(`${local.cloud.url}/control/timers/tick/everyMinute`, {});
    expect(fired).toMatchObject({
      ok: true,
      result: {
        trigger: 'timer',
        openid: '',
        source: '',
        event: { Type: 'Timer', TriggerName: 'everyMinute', Message: '' },
      },
    });
    expect(await post(`${local.cloud.url}/control/timers/tick/absent`, {})).toMatchObject({ ok: false });
  });

  it('logs how much a query read and whether an index served it', async () => {
    const docs = Array.from({ length: 300 }, (_, n) => ({
      _id: String(n),
      number: n,
      communityId: `c${n % 3}`,
      state: 'open',
      at: n,
    }));
    await local.app.database().collection('reports').add(docs);
    const look = async (data: object) => {
      await invoke('lookup', { limit: 5, ...data });
      return (await entries()).at(-1);
    };
    expect(await look({ query: { communityId: 'c1' }, order: ['at', 'desc'] })).toMatchObject({
      indexed: true,
      rowsRead: 5,
      trips: 1,
    });
    expect(await look({ query: { _id: '7' } })).toMatchObject({ indexed: true, rowsRead: 1 });
    expect(await look({ query: { number: 7 } })).toMatchObject({ indexed: true, rowsRead: 1 });
    expect(await look({ query: { communityId: { $in: ['c1', 'c2'] } }, order: ['at', 'desc'] })).toMatchObject({
      indexed: true,
      rowsRead: 5,
    });
    expect(await look({ query: { communityId: 'c1', state: 'open' }, order: ['at', 'asc'] })).toMatchObject({
      indexed: true,
      rowsRead: 5,
    });
    expect(await look({ query: { at: 7 } })).toMatchObject({ indexed: false });
  });

  it('explains a call that the SDK would send outside the open transaction', async () => {
    await local.app.database().collection('stock').doc('a').set({ left: 5 });
    expect(await invoke('trouble', { kind: 'dropped' })).toMatchObject({
      errMsg: expect.stringContaining('open transaction'),
    });
    expect((await local.app.database().collection('stock').doc('a').get()).data).toEqual([{ _id: 'a', left: 5 }]);
  });
});
