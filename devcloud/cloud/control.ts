import type { Runner } from './functions/runner';
import { readBody, sendJson } from './http';
import type { Exchange } from './http';
import type { Timers } from './triggers/timer';
import type { Ledger } from './wx/ledger';
import type { WxSandbox } from './wx/sandbox';

/** What the control endpoints look at and move. */
export interface ControlSide {
  runner: Runner;
  timers: Timers;
  ledger: Ledger;
  sandbox: WxSandbox;
}

const fire = async ({ timers }: ControlSide, { path, response }: Exchange): Promise<void> => {
  const [, , , fn = '', timer = ''] = path.split('/').map(decodeURIComponent);
  const fired = timers.fire(fn, timer);
  if (!fired) return sendJson(response, JSON.stringify({ ok: false, error: `no timer ${fn}/${timer}` }), 404);
  const outcome = await fired;
  const answer = outcome.ok
    ? { ok: true, result: JSON.parse(outcome.result) as unknown }
    : { ok: false, error: outcome.message };
  sendJson(response, JSON.stringify(answer));
};

const fault = async ({ sandbox }: ControlSide, { request, response }: Exchange): Promise<void> => {
  const { path, mode, times } = JSON.parse(await readBody(request, 10_000)) as {
    path?: unknown;
    mode?: unknown;
    times?: unknown;
  };
  if (typeof path !== 'string' || (mode !== 'hang' && mode !== '500' && mode !== 'drop')) {
    return sendJson(response, JSON.stringify({ ok: false, error: 'path and mode hang, 500 or drop' }), 400);
  }
  sandbox.fault(path, mode, Number(times ?? 1));
  sendJson(response, JSON.stringify({ ok: true }));
};

/** Lets tests and the Stage see requests and invocations, fire timers and make the sandbox fail. */
export const controlRoute = async (side: ControlSide, exchange: Exchange): Promise<void> => {
  const { request, response, path, query } = exchange;
  const after = Number(query.get('after') ?? 0);
  if (request.method === 'POST' && path.startsWith('/control/timers/')) return fire(side, exchange);
  if (request.method === 'POST' && path === '/control/wx/fault') return fault(side, exchange);
  request.resume();
  if (path === '/control/wx/requests')
    return sendJson(response, JSON.stringify({ requests: side.ledger.requests(after) }));
  if (path === '/control/invocations')
    return sendJson(response, JSON.stringify({ invocations: side.runner.entries(after) }));
  sendJson(response, JSON.stringify({ ok: false, error: `no such control: ${path}` }), 404);
};
