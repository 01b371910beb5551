import { behaviour } from '../../../support/behaviours';
import type { Behaviour, Ground } from '../../../support/behaviours';

/** A collection, and the name of the one it is joined with. */
export interface Two {
  orders: Awaited<ReturnType<Ground['fresh']>>;
  from: string;
}

/** A behaviour over two collections: what orders look up in another one. */
export const between = (
  title: string,
  cite: string,
  [local, foreign]: readonly [readonly object[], readonly object[]],
  run: (two: Two, ground: Ground) => Promise<void>,
): Behaviour =>
  behaviour(title, cite, async (ground) => {
    const other = await ground.fresh(foreign, [{ name: 'k', keys: { k: 1 } }]);
    await run({ orders: await ground.fresh(local), from: other.name }, ground);
  });
