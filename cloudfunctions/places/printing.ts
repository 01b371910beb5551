import { codeMachine } from '../../src/domain/places/machine';
import type { CodeDoc } from '../../src/domain/places/codeSchema';
import { replayed } from '../_kernel/advance';
import { begin, newborn } from '../_kernel/begin';
import { bySystem } from '../_kernel/bySystem';
import type { Deps } from '../_kernel/deps';
import { drainInline } from '../_kernel/events';
import type { Place } from '../_kernel/ground';
import { hashId } from '../_kernel/hash';
import type { Work } from '../_kernel/work';

/** Codes that were ever issued for one place; more than a place will have. */
const CODES = 100;
/** The same whoever asks: two sheets printed at once agree on the code a place gets. */
const BODY = 'print';

const nameOf = (place: Place): string =>
  place.path
    .slice(2)
    .filter((name) => !/网格$/.test(name))
    .join(' ');

/** The fields of a code as it is issued for a place. */
export const freshCode = (place: Place, { secrets, now }: Pick<Deps, 'secrets' | 'now'>) => ({
  place: place._id,
  placeName: nameOf(place),
  kid: secrets.codeKid,
  reason: null,
  successor: null,
  printedAt: null,
  batch: null,
  // Nobody has scanned it since: it is waited for from the day it was made.
  ...{ scans: 0, lastScanAt: now(), wrongs: [] },
});

const codesOf = (place: string, { store }: Deps): Promise<CodeDoc[]> =>
  store.page<CodeDoc>('codes', { where: { place }, by: ['createdAt', 'desc'], limit: CODES });

const active = (codes: readonly CodeDoc[]): CodeDoc | undefined => codes.find(({ state }) => state === 'active');

/** The code that leads to a place today; undefined where there is none. */
export const codeOf = async (place: string, deps: Deps): Promise<CodeDoc | undefined> =>
  active(await codesOf(place, deps));

/** The code that leads to a place; where there is none, one is issued for the asker of the work, and never a second. */
export const ensureCode = async (place: Place, work: Work, deps: Deps): Promise<CodeDoc> => {
  const codes = await codesOf(place._id, deps);
  const present = active(codes);
  if (present) return present;
  const id = `${codeMachine.prefix}${hashId(codeMachine.idLength, 'print', place._id, String(codes.length))}`;
  const { asker: person, grant, _id: requestId } = work;
  const act = { person, grant, requestId, bodyHash: BODY, at: deps.now(), note: '', photos: [] };
  const fresh = newborn<CodeDoc>(codeMachine, 'issue', id, place.area, freshCode(place, deps), act);
  const born = await begin(codeMachine, fresh, deps);
  await drainInline(codeMachine, born, deps);
  return born;
};

/** Writes on a code that it was put on a sheet by this work; a second time changes nothing. */
export const markPrinted = async (code: CodeDoc, work: Work, deps: Deps): Promise<void> => {
  const requestId = `print-${work._id}`;
  if (replayed(code, 'system', requestId)) return;
  const change = () => ({ set: { printedAt: deps.now(), batch: work._id } });
  await bySystem(code, { system: 'work', machine: codeMachine, move: 'print', requestId, change }, deps);
};
