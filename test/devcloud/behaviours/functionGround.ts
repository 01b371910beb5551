import type { CloudOptions } from '../../../devcloud/cloud/server';
import type { InvocationEntry } from '../../../devcloud/cloud/functions/types';
import type { Ground } from '../../support/behaviours';
import { get, post } from '../local';

type Decl = NonNullable<CloudOptions['functions']>[number];

const decl = (name: string, more: Partial<Decl> = {}): Decl => ({
  name,
  timeout: 5,
  memorySize: 256,
  env: [],
  timers: [],
  routes: [],
  ...more,
});

/** The functions that the behaviours of functions call. */
export const declared: Partial<CloudOptions> = {
  maxProcesses: 2,
  functions: [
    decl('probe', { timeout: 30, env: ['SECRET'], variables: { OWN: 'of its own' } }),
    decl('handler', { handler: 'index.entry' }),
    decl('trouble', { timeout: 1 }),
    decl('greedy', { timeout: 30, memorySize: 192 }),
    decl('shanghai', { variables: { TZ: 'Asia/Shanghai' } }),
    decl('broken'),
    decl('tick', { timers: [{ name: 'everyMinute', config: '0 */1 * * * * *' }] }),
    decl('web', { routes: [{ path: '/pages' }, { path: '/pages/whole', passPath: true }] }),
  ],
};

/** What a mini-program hears when it calls a function. */
export interface Heard {
  result: unknown;
  errCode?: number;
  errMsg: string;
  requestID: string;
}

/** Calls a function as a mini-program does. */
export const invoke = async ({ local }: Ground, fn: string, data: object, openid = 'o-wang'): Promise<Heard> =>
  (await post(`${local.cloud.url}/client/invoke/${fn}`, data, openid)) as unknown as Heard;

/** The result of a call that must succeed. */
export const result = async <T = Record<string, unknown>>(
  ground: Ground,
  fn: string,
  data: object,
  openid?: string,
): Promise<T> => {
  const heard = await invoke(ground, fn, data, openid);
  if (heard.errCode !== undefined) throw new Error(heard.errMsg);
  return heard.result as T;
};

/** The log, by a query such as `fn=probe`. */
export const logged = async ({ local }: Ground, query = ''): Promise<InvocationEntry[]> =>
  (await get<{ invocations: InvocationEntry[] }>(`${local.cloud.url}/control/invocations?${query}`)).invocations;

/** The entry of the last invocation. */
export const last = async (ground: Ground): Promise<InvocationEntry | undefined> => (await logged(ground)).at(-1);

/** Sets switches while `work` runs, and sets them back. */
export const switched = async (ground: Ground, switches: Record<string, boolean>, work: () => Promise<void>) => {
  const url = `${ground.local.cloud.url}/control/switches`;
  await post(url, switches);
  try {
    await work();
  } finally {
    await post(url, Object.fromEntries(Object.entries(switches).map(([name, on]) => [name, !on])));
  }
};
