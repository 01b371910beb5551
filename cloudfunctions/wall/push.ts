import type { Deps } from '../_kernel/deps';
import { conclude, type CheckDoc } from './checks';

interface MediaEvent {
  appid?: unknown;
  trace_id?: unknown;
  errcode?: unknown;
  result?: { suggest?: unknown };
}

// What could not be fetched or has no verdict we know is for people to judge.
const verdictOf = ({ errcode, result }: MediaEvent): CheckDoc['verdict'] => {
  if (errcode !== 0) return 'unsure';
  return result?.suggest === 'pass' || result?.suggest === 'risky' ? result.suggest : 'unsure';
};

/**
 * WeChat’s verdict on a picture. Anybody can send such an event: it counts only for a trace id that we asked for,
 * and the first word on it stands.
 */
export const mediaChecked = async (input: unknown, deps: Deps): Promise<{ known: boolean }> => {
  const event = input as MediaEvent;
  const trace = event.trace_id;
  if (typeof trace !== 'string' || trace === '' || event.appid !== deps.secrets.wechat.appId) return { known: false };
  const set = { verdict: verdictOf(event) };
  const row =
    (await deps.store.updateIf<CheckDoc>('checks', trace, { verdict: 'waiting' }, { set })) ??
    (await deps.store.get<CheckDoc>('checks', trace));
  if (!row) return { known: false };
  await conclude(row.wish, row.part, deps);
  return { known: true };
};
