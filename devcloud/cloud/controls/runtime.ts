import type { Gateway } from '../gateway';
import type { Switches } from '../options';
import { ControlError } from './route';
import type { ControlCall, ControlRoute } from './route';

const clockOf = ({ clock }: Gateway) => ({ offset: clock.offset, now: clock.now() });

/** Waits for everything that came due with the last move of the clock, and tells what it was. */
const settled = async ({ environments, sandbox, pay }: Gateway): Promise<string[]> => {
  const timers = environments.list().map((environment) => environment.timers.settled());
  return (await Promise.all([...timers, sandbox.drain(), pay.settle()])).flat();
};

const moveClock = async (gateway: Gateway, call: ControlCall) => {
  const { advance, offset } = await call.body();
  try {
    if (typeof advance === 'number') gateway.clock.advance(advance);
    else if (typeof offset === 'number') gateway.clock.set(offset);
    else throw new ControlError(400, 'advance or offset, in ms, is required');
  } catch (error) {
    throw error instanceof RangeError ? new ControlError(400, error.message) : error;
  }
  return { ...clockOf(gateway), fired: await settled(gateway) };
};

const fireTimer = async (_gateway: Gateway, { rest, environment }: ControlCall) => {
  const [fn = '', timer = ''] = rest.split('/');
  const fired = environment.timers.fire(fn, timer);
  if (!fired) throw new ControlError(404, `no timer ${fn}/${timer}`);
  const outcome = await fired;
  return outcome.ok
    ? { ok: true, result: JSON.parse(outcome.result) as unknown }
    : { ok: false, error: outcome.message };
};

const NAMES: readonly (keyof Switches)[] = ['nestedOpenid', 'strictReads', 'httpBodyBase64', 'timersTwice'];

const setSwitches = async ({ switches }: Gateway, call: ControlCall) => {
  const wanted = await call.body();
  for (const [name, on] of Object.entries(wanted)) {
    if (!NAMES.some((known) => known === name) || typeof on !== 'boolean')
      throw new ControlError(400, `${name} is no switch: ${NAMES.join(', ')}, true or false`);
  }
  return Object.assign(switches, wanted);
};

const invocations = ({ log }: Gateway, { query }: ControlCall) => {
  const [env, fn, requestId, limit] = ['env', 'fn', 'requestId', 'limit'].map((name) => query.get(name) ?? undefined);
  return {
    invocations: log.entries({
      after: Number(query.get('after') ?? 0),
      ...(env === undefined ? {} : { env }),
      ...(fn === undefined ? {} : { fn }),
      ...(requestId === undefined ? {} : { requestId }),
      ...(query.get('failed') === '1' ? { failed: true } : {}),
      ...(limit === undefined ? {} : { limit: Number(limit) }),
    }),
  };
};

/** Time, timers, switches and the log of a running cloud. */
export const runtimeControls: readonly ControlRoute[] = [
  { method: 'GET', path: '/control/clock', run: clockOf },
  { method: 'POST', path: '/control/clock', run: moveClock },
  { method: 'GET', path: '/control/switches', run: ({ switches }) => switches },
  { method: 'POST', path: '/control/switches', run: setSwitches },
  { method: 'POST', path: '/control/timers/*', run: fireTimer },
  { method: 'GET', path: '/control/invocations', run: invocations },
];
