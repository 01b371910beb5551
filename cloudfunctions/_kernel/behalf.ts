import {
  BY_PROXY,
  forOneself,
  standsFor,
  type BehalfScope,
  type OnBehalf,
  type Standing,
} from '../../src/domain/_kernel/behalf';
import type { Ctx } from './handlers';

interface Proxy extends Standing {
  _id: string;
  principal: string | null;
  nameMask: string;
}

type Asking = Ctx & { fail: (code: 'NO_PROXY') => never };

/** For whom the caller acts by a proxy of his that stands now, and how the first line of the matter names him. */
export const onBehalf = async (
  ctx: Asking,
  id: string | undefined,
  scope: BehalfScope,
): Promise<OnBehalf & { under?: string }> => {
  if (id === undefined) return forOneself;
  const proxy = await ctx.store.get<Proxy>('proxies', id);
  if (!proxy || !standsFor(proxy, ctx.who.person, scope, ctx.at)) return ctx.fail('NO_PROXY');
  return { proxy: id, principal: proxy.principal, principalMask: proxy.nameMask, under: BY_PROXY };
};
