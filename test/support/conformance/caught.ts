import { enter } from '../../../cloudfunctions/people/handlers';
import { serve, type Api } from '../../../cloudfunctions/_kernel/serve';
import type { Ground } from '../ground';
import { contextOf, newRequest } from '../world';
import { check, wrongs, type CheckName } from './matrix';
import type { Call } from './probe';

/** A product behind a kernel, one of them mutated; its faults are not logged. */
export const via =
  (ground: Ground, api: Api, kernel: typeof serve = serve): Call =>
  (openid, action, input, requestId = newRequest()) =>
    kernel(api, enter, { ...ground.town.world.deps, log: () => undefined })(
      { action, input, requestId },
      contextOf(openid),
    );

/** Runs the check that must catch a mutant; what it found wrong. */
export const caught = async (ground: Ground, action: string, by: CheckName, call: Call): Promise<string[]> => {
  // These judge what `success` has seen.
  const names: CheckName[] = by === 'output' || by === 'codes' ? ['success', by] : [by];
  const findings = await check(ground, action, call, names);
  return wrongs(action, { [by]: findings[by] ?? { tried: 0, wrong: [] } });
};
