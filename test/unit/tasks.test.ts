import type { Deps } from '../../cloudfunctions/_kernel/deps';
import { serveTasks } from '../../cloudfunctions/_kernel/tasks';
import type { PlatformContext } from '../../cloudfunctions/_kernel/whoami';

const context = (environ: string) => ({ environ }) as unknown as PlatformContext;
const byTimer = context('TRIGGER_SRC=timer');
const byCaller = context('WX_CONTEXT_KEYS=WX_OPENID;WX_OPENID=openid-me;TRIGGER_SRC=timer');

const open = (
  invoke: (task: string) => Promise<unknown> = () => Promise.resolve({ ok: true }),
  byTimer = ['sweep', 'tidy'],
) => {
  const invoked: string[] = [];
  const logged: unknown[] = [];
  const deps = {
    secrets: { jobToken: 'the-token' },
    invoke: (fn: string, task: string) => (invoked.push(fn === 'jobs' ? task : `${fn}/${task}`), invoke(task)),
    log: (line: unknown) => void logged.push(line),
  } as unknown as Deps;
  const tasks = { sweep: () => Promise.resolve('swept'), tidy: () => Promise.resolve('tidied') };
  return { main: serveTasks({ byTimer, tasks }, 'jobs', deps), invoked, logged };
};

it('the timer starts every task of its list', async () => {
  const { main, invoked } = open();
  expect(await main({ Type: 'Timer' }, byTimer)).toEqual({ ok: true });
  expect(invoked).toEqual(['sweep', 'tidy']);
});

it('the timer starts tasks of another function, too', async () => {
  const { main, invoked } = open(undefined, ['tidy', 'pay.sweep']);
  expect(await main({ Type: 'Timer' }, byTimer)).toEqual({ ok: true });
  expect(invoked).toEqual(['tidy', 'pay/sweep']);
});

it('a task that fails is noted and does not stop the next', async () => {
  const { main, invoked, logged } = open((task) =>
    task === 'sweep' ? Promise.reject(new Error('no')) : Promise.resolve({ ok: true }),
  );
  expect(await main({}, byTimer)).toEqual({ ok: false });
  expect(invoked).toEqual(['sweep', 'tidy']);
  expect(logged).toEqual([expect.objectContaining({ task: 'sweep' })]);
});

it('a task that was refused counts as failed', async () => {
  const { main, logged } = open((task) => Promise.resolve({ ok: task !== 'tidy' }));
  expect(await main({}, byTimer)).toEqual({ ok: false });
  expect(logged).toEqual([expect.objectContaining({ task: 'tidy' })]);
});

it('a task called with the token runs alone, also in a process that the timer has just used', async () => {
  const { main, invoked } = open();
  expect(await main({ task: 'sweep', token: 'the-token', input: {} }, byTimer)).toEqual({ ok: true, data: 'swept' });
  expect(invoked).toEqual([]);
});

it('a person is not the timer, whatever a warm process still carries', async () => {
  const { main, invoked } = open();
  const forbidden = { ok: false, error: { code: 'FORBIDDEN' } };
  expect(await main({ Type: 'Timer' }, byCaller)).toEqual(forbidden);
  for (const event of [null, undefined, 'text', 5, [], { task: 'sweep', token: 'the-tokem' }])
    expect(await main(event, byCaller)).toEqual(forbidden);
  expect(invoked).toEqual([]);
});
