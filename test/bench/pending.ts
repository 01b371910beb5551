import { serve } from '../../cloudfunctions/_kernel/serve';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import { api } from '../../cloudfunctions/composition';
import { enter } from '../../cloudfunctions/people/handlers';
import { cast, type Town } from '../support/town';
import { contextOf } from '../support/world';

const down = { name: 'down', handle: () => Promise.reject(new Error('nobody listens while events are piled up')) };

const quietly = (deps: Deps): Deps => ({ ...deps, consumers: [down], log: () => undefined });

/** Does actions whose events nobody takes yet, as after a crash right behind each write; `openids` submit in turn. */
export const leavePending = async (
  { world, building }: Town,
  openids: readonly string[],
  options: { name: string; accept: boolean },
): Promise<string[]> => {
  const answering = serve(api, enter, quietly(world.deps));
  const act = async (openid: string, action: string, input: object, requestId: string): Promise<string> => {
    const answer = await answering({ action, input, requestId }, contextOf(openid));
    if (!answer.ok) throw new Error(`${action}: ${JSON.stringify(answer.error)}`);
    return (answer.data as { id: string }).id;
  };
  const ids: string[] = [];
  for (const [n, openid] of openids.entries()) {
    await world.meet(openid);
    const request = `bench-${options.name}-${String(n).padStart(8, '0')}`;
    const input = { place: building, category: 'leak', words: '楼上渗水', photos: [], neighbours: true };
    const id = await act(openid, 'reports.submit', input, request);
    if (options.accept) await act(cast.primary, 'reports.accept', { id }, request);
    ids.push(id);
  }
  return ids;
};
