import type { Deps } from '../../cloudfunctions/_kernel/deps';
import { serve } from '../../cloudfunctions/_kernel/serve';
import { api } from '../../cloudfunctions/composition';
import { enter } from '../../cloudfunctions/people/handlers';
import { contextOf, type World } from './world';

/** The world’s call, with some of its ports replaced: for what happens when one of them fails or is slow. */
export const callWith =
  (world: World, part: Partial<Deps>) => (openid: string, action: string, input: unknown, requestId: string) =>
    serve(api, enter, { ...world.deps, ...part })({ action, input, requestId }, contextOf(openid));
