import { linkOf, shortNumberOf } from '../../src/domain/_kernel/token';
import type { Printed } from '../../src/domain/sheets/schema';
import { shelfLink } from '../../src/domain/shop/shelf';
import type { Deps } from '../_kernel/deps';
import type { Place } from '../_kernel/ground';
import { signToken } from '../_kernel/token';
import type { Work } from '../_kernel/work';
import { codeOf, ensureCode, markPrinted } from '../places/printing';
import { shelfCode } from '../shop/counters';
import { stockOf } from '../shop/stock';
import type { Label } from './label';

/** Something that gets a code on a sheet. */
export interface Target {
  /** Its label; null where the asker wanted what was never printed, and this was. Issues a code where there is none. */
  label: () => Promise<Label | null>;
  /** Writes on its code that it was printed by this work. */
  mark: () => Promise<void>;
}

interface Marked {
  printedAt?: number | null;
  batch?: string | null;
}
// What this very work has marked already belongs on its sheet all the same.
const isWanted = ({ printedAt, batch }: Marked, work: Work): boolean =>
  work.input['unprinted'] !== true || !printedAt || batch === work._id;

const communityOf = (place: Place): string => place.path[2] ?? '';

const ofPlace = (place: Place, work: Work, deps: Deps): Target => ({
  label: async () => {
    const code = await ensureCode(place, work, deps);
    if (!isWanted(code, work)) return null;
    const token = signToken(deps.secrets, code.kid, code._id);
    return {
      link: linkOf(token),
      community: communityOf(place),
      first: place.path[3] ?? '',
      second: place.path.slice(4).join(' '),
      number: shortNumberOf(token),
    };
  },
  mark: async () => {
    const code = await codeOf(place._id, deps);
    if (code && isWanted(code, work)) await markPrinted(code, work, deps);
  },
});

interface ShelfMark extends Marked {
  _id: string;
}

const ofShelf = (counter: Place, product: { id: string; name: string }, work: Work, deps: Deps): Target => {
  const code = shelfCode(counter._id, product.id);
  const shelf = (): Promise<ShelfMark | undefined> => deps.store.get<ShelfMark>('shelves', code);
  return {
    label: async () => {
      const present = await shelf();
      if (!present || !isWanted(present, work)) return null;
      return {
        link: shelfLink(code),
        community: communityOf(counter),
        first: counter.name,
        second: product.name,
        number: code,
      };
    },
    mark: async () => {
      const present = await shelf();
      if (!present || present.batch === work._id || !isWanted(present, work)) return;
      await deps.store.updateIf('shelves', code, {}, { set: { printedAt: deps.now(), batch: work._id } });
    },
  };
};

const shelvesOf = async (counter: Place, work: Work, deps: Deps): Promise<Target[]> => {
  const stock = await stockOf(deps, counter._id);
  const products = new Map(Object.values(stock?.items ?? {}).map(({ product, name }) => [product, name]));
  return [...products].map(([id, name]) => ofShelf(counter, { id, name }, work, deps));
};

const KINDS: Readonly<Record<Printed, readonly string[]>> = {
  building: ['building'],
  unit: ['unit'],
  all: ['building', 'unit'],
  shelf: ['counter'],
  venue: ['venue'],
  activity: ['activity'],
};

/** What of these places gets a code on the sheets of a work, in their order. */
export const targetsOf = async (places: readonly Place[], work: Work, deps: Deps): Promise<Target[]> => {
  const of = work.input['of'] as Printed;
  const chosen = places.filter(({ kind }) => KINDS[of].includes(kind));
  if (of !== 'shelf') return chosen.map((place) => ofPlace(place, work, deps));
  return (await Promise.all(chosen.map((counter) => shelvesOf(counter, work, deps)))).flat();
};
