import { CATEGORY_KEYS } from '../../src/domain/reports/categories';
import { reportMachine } from '../../src/domain/reports/machine';
import type { ReportDoc } from '../../src/domain/reports/schema';
import type { Deps } from '../_kernel/deps';
import { placeOf } from '../_kernel/ground';
import { linksOf, type Handed, type Taking } from '../_kernel/handoff';
import type { Fresh } from '../_kernel/handlers';
import { caseNumber } from '../_kernel/numbers';
import { acceptBy, placeName, routed, unhandled } from './submit';

/** A wish that is a problem: it goes to the grid of its place like any report, and names no contact. */
const fromWish = async (handed: Handed, _id: string, deps: Deps): Promise<Fresh<ReportDoc>> => {
  const { author, words, photos, place, kind } = handed;
  const where = await placeOf(deps.store, place);
  if (!where) throw new Error(`no place ${place}`);
  const now = deps.now();
  const category = CATEGORY_KEYS.find((key) => key === kind) ?? 'other';
  return {
    ...unhandled,
    ...linksOf(handed),
    ...(await routed(deps, where)),
    number: await caseNumber(deps.store, where, now),
    category,
    words,
    // A voice is heard where it was spoken for: it stays with the wish.
    voice: null,
    photos,
    place,
    placeName: placeName(where),
    neighbours: false,
    reporter: author,
    contact: null,
    contactMask: null,
    dueAt: acceptBy(category, now),
    // The staff who turned it into a report have read it.
    wordsChecked: 'pass',
  };
};

/** How a wish becomes a report. */
export const wishTaken: Taking<ReportDoc> = {
  machine: reportMachine,
  birth: 'takeOver',
  from: 'wishes',
  fields: fromWish,
};
