import { setTimeout as wait } from 'node:timers/promises';
import { Readable } from 'node:stream';
import type { Fault, Faults, FaultTarget } from './faults';
import { Reply } from './http';
import type { Answer } from './http';

/** Lets a request through the fault it has met: late, refused, or done and never answered. */
export const throughFault = async (fault: Fault | undefined, work: () => Promise<Answer>): Promise<Answer> => {
  if (fault?.mode === 'network-down') return 'drop';
  if (fault?.mode === 'http-500') return new Reply(500, { 'content-type': 'text/plain' }, 'Internal Server Error');
  // A pending delay does not keep a stopped cloud alive.
  if (fault?.mode === 'delay') await wait(fault.delayMs, undefined, { ref: false });
  const answer = await work();
  if (fault?.mode !== 'lost-answer' && fault?.mode !== 'hang') return answer;
  if (answer instanceof Reply && answer.body instanceof Readable) answer.body.destroy();
  return fault.mode === 'hang' ? 'hang' : 'drop';
};

/** Serves a request of a part whose faults concern the connection only. */
export const withFaults = (
  faults: Faults,
  target: FaultTarget,
  path: string,
  openid: string | undefined,
  work: () => Promise<Answer>,
): Promise<Answer> => throughFault(faults.take(target, path, openid), work);
