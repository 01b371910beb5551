import { behaviour, type Behaviour } from '../../support/behaviours';
import { invoke, last, logged, result } from './functionGround';
import { bootstrap, nodeGuide, payload, quotas, runtimeDecision, statusCodes, wxCall } from './functionSources';

const memoryError = 'docs.cloudbase.net/en/error-code/FUNCTIONS_MEMORY_LIMIT_EXCEEDED';
const timeError = 'docs.cloudbase.net/en/error-code/basic/FUNCTIONS_TIME_LIMIT_EXCEEDED';
const absentError = 'docs.cloudbase.net/en/error-code/basic/FUNCTION_NOT_FOUND';

/** How a call fails, and that the next one does not. */
export const limits: readonly Behaviour[] = [
  behaviour('a thrown error fails the call with its name, message and stack', bootstrap, async (ground) => {
    const { errCode, errMsg } = await invoke(ground, 'trouble', { kind: 'throws' });
    expect(errCode).toBe(-504002);
    expect(errMsg).toMatch(/functions execute fail \| errMsg: TypeError: thrown on purpose\n\s+at .*trouble/);
  }),
  behaviour('the SDK throws FUNCTIONS_EXECUTE_FAIL', bootstrap, async ({ app }) => {
    const call = app.callFunction({ name: 'trouble', data: { kind: 'rejects' } });
    await expect(call).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: expect.stringContaining('RangeError: rejected on purpose'),
    });
  }),
  behaviour('what is no Error is told as such', bootstrap, async (ground) => {
    const { errMsg } = await invoke(ground, 'trouble', { kind: 'rejectsText' });
    expect(errMsg).toContain('only words(callback err is not instance of Error)');
  }),
  behaviour('the stack of an error is in the log', bootstrap, async (ground) => {
    await invoke(ground, 'trouble', { kind: 'throws' });
    expect((await last(ground))?.logs.join('')).toMatch(/TypeError: thrown on purpose\n\s+at/);
  }),
  behaviour('an exception outside the handler’s promise fails the call, not the process', bootstrap, async (ground) => {
    expect((await invoke(ground, 'trouble', { kind: 'later' })).errMsg).toContain('thrown out of the blue');
    await invoke(ground, 'trouble', { kind: 'throws' });
    expect(await last(ground)).toMatchObject({ cold: false });
  }),
  behaviour('a rejection that nobody handles fails the call', bootstrap, async (ground) => {
    expect((await invoke(ground, 'trouble', { kind: 'unheard' })).errMsg).toContain('a rejection nobody heard');
  }),
  behaviour('a process that ends fails the call, keeps its log and is replaced', statusCodes, async (ground) => {
    const { errCode, errMsg } = await invoke(ground, 'trouble', { kind: 'exits' });
    expect({ errCode, errMsg }).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('exited (3)') });
    expect((await last(ground))?.logs).toEqual(['before the exit\n']);
    await invoke(ground, 'trouble', { kind: 'throws' });
    expect(await last(ground)).toMatchObject({ cold: true });
  }),
  behaviour('a busy loop is ended at the time limit, its log kept', timeError, async (ground) => {
    const { errCode, errMsg } = await invoke(ground, 'trouble', { kind: 'spins' });
    expect({ errCode, errMsg }).toMatchObject({ errCode: -504003, errMsg: expect.stringContaining('after 1 seconds') });
    expect((await last(ground))?.logs).toEqual(['before the loop\n']);
  }),
  behaviour('a promise that never settles meets the time limit', runtimeDecision, async ({ app }) => {
    const call = app.callFunction({ name: 'trouble', data: { kind: 'hangs' } });
    await expect(call).rejects.toMatchObject({ code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' });
  }),
  behaviour('buffers beyond the memory limit end the process', memoryError, async ({ app }) => {
    const call = app.callFunction({ name: 'greedy', data: { kind: 'buffers' } }, { timeout: 30_000 });
    await expect(call).rejects.toMatchObject({ code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED' });
  }),
  behaviour('objects beyond the memory limit end the process', statusCodes, async (ground) => {
    const { errMsg } = await invoke(ground, 'greedy', { kind: 'heap' });
    expect(errMsg).toMatch(/memory limit exceeded: the function may hold 192 MB/i);
  }),
  behaviour('a result of 6 MB is too long, quotes included', bootstrap, async (ground) => {
    expect((await invoke(ground, 'trouble', { kind: 'large' })).errMsg).toContain('body size is too long');
  }),
  behaviour('a circular result cannot be answered', bootstrap, async (ground) => {
    const { errMsg } = await invoke(ground, 'trouble', { kind: 'circular' });
    expect(errMsg).toContain('stringify response to json failed: Converting circular structure');
  }),
  behaviour('a BigInt cannot be answered', bootstrap, async (ground) => {
    const { errMsg } = await invoke(ground, 'trouble', { kind: 'big' });
    expect(errMsg).toContain('stringify response to json failed: Do not know how to serialize a BigInt');
  }),
  behaviour('an event of more than 6 MB is refused', quotas, async (ground) => {
    const { errMsg } = await invoke(ground, 'probe', { kind: 'callLarge' });
    expect(errMsg).toContain('EXCEED_MAX_PAYLOAD_SIZE');
  }),
  behaviour('a mini-program may send 100 KB, no more', wxCall, async (ground) => {
    expect(await result(ground, 'probe', { kind: 'sizes', text: 'x'.repeat(100_000) })).toBe(100_000);
    expect(await invoke(ground, 'probe', { kind: 'sizes', text: 'x'.repeat(102_400) })).toMatchObject({
      errMsg: expect.stringContaining('EXCEED_MAX_PAYLOAD_SIZE'),
    });
  }),
  behaviour('a function that does not exist is not found', absentError, async (ground) => {
    expect(await invoke(ground, 'absent', {})).toMatchObject({ errCode: -501000 });
    const call = ground.app.callFunction({ name: 'absent', data: {} });
    await expect(call).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
  }),
  behaviour('a name that is a path is not found', absentError, async ({ app }) => {
    const call = app.callFunction({ name: '../functions/probe', data: {} });
    await expect(call).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
  }),
  behaviour('a function that does not load says why, in its log too', bootstrap, async (ground) => {
    expect((await invoke(ground, 'broken', {})).errMsg).toContain('it does not load');
    expect((await last(ground))?.logs.join('')).toMatch(/^loading\nError: it does not load/);
  }),
  behaviour('five calls may stand on one, a sixth may not', runtimeDecision, async (ground) => {
    expect(await result(ground, 'probe', { kind: 'calls5', left: 5 })).toBe('bottom');
    expect((await invoke(ground, 'probe', { kind: 'calls5', left: 6 })).errMsg).toContain('nested deeper than 5');
  }),
  behaviour('the log of one invocation ends at 6 MB', quotas, async (ground) => {
    await invoke(ground, 'probe', { kind: 'printsMuch' });
    const [entry] = await logged(ground, 'limit=1');
    expect(entry?.logs.at(-1)).toContain('cut');
    expect(Buffer.byteLength(entry?.logs.join('') ?? '')).toBeLessThan(6 * 1024 * 1024 + 100);
  }),
  behaviour('the log tells memory, time and round trips', statusCodes, async (ground) => {
    await result(ground, 'probe', { kind: 'nested', data: { kind: 'nothing' } });
    const entry = await last(ground);
    expect(entry).toMatchObject({ trips: 1, rowsRead: 0, indexed: true, scans: [] });
    expect(entry?.memory).toBeGreaterThan(20);
    expect(entry?.ms).toBeGreaterThan(0);
  }),
  behaviour('the log can be asked for what failed', nodeGuide, async (ground) => {
    await invoke(ground, 'trouble', { kind: 'throws' });
    await invoke(ground, 'probe', { kind: 'nothing' });
    const failed = await logged(ground, 'failed=1&fn=trouble');
    expect(failed.at(-1)).toMatchObject({ fn: 'trouble', error: expect.stringContaining('thrown on purpose') });
    expect(failed.filter(({ error }) => error === undefined)).toEqual([]);
  }),
  behaviour('a text body is refused before a function is started', payload, async (ground) => {
    const before = (await logged(ground)).length;
    const response = await fetch(`${ground.local.cloud.url}/web/${ground.local.cloud.envId}/pages`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'x'.repeat(100 * 1024 + 1),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' });
    expect(await logged(ground)).toHaveLength(before);
  }),
];
