import type { DomainEvent } from '../../src/domain/_kernel/machine';
import { wishMachine } from '../../src/domain/wall/machine';
import type { WishDoc } from '../../src/domain/wall/schema';
import type { Consumer, Deps } from '../_kernel/deps';
import { placeOf } from '../_kernel/ground';
import { linkBack, linksOf, takeOver, type Handed } from '../_kernel/handoff';
import type { Fresh } from '../_kernel/handlers';
import { conclude, moveByCheck, WISH_PART } from './checks';
import { judgeComplaints } from './hiding';
import { unclaimed, whereabouts, wishNumber } from './post';

/** The review that needs no people: clean words without a photo pass; a verdict that came early is looked at. */
const review = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const wish = await deps.store.get<WishDoc>('wishes', event.subject.id);
  if (wish?.state !== 'pending_review') return;
  if (wish.checked === 'pass') await moveByCheck(wish, 'pass', deps);
  if (wish.checked === 'waiting') await conclude(wish._id, WISH_PART, deps);
};

/** The verdict on an echo’s photos may have come before the echo was written. */
const reviewEcho = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const wish = await deps.store.get<WishDoc>('wishes', event.subject.id);
  if (wish?.echoChecked === 'waiting' && wish.echoPart) await conclude(wish._id, wish.echoPart, deps);
};

/** A report that is a wish: the staff look at it before it is on the wall; whom it is for the author says anew. */
const fromReport = async (handed: Handed, _id: string, deps: Deps): Promise<Fresh<WishDoc>> => {
  const { author, words, photos, place } = handed;
  const where = await placeOf(deps.store, place);
  if (!where) throw new Error(`no place ${place}`);
  return {
    ...unclaimed,
    ...linksOf(handed),
    number: await wishNumber(deps.store, where, deps.now()),
    kind: 'other',
    words,
    // A voice is heard where it was spoken for: it stays with the report.
    voice: null,
    photos,
    when: 'any',
    forWhom: 'myself',
    ...whereabouts(where),
    author,
    beneficiary: null,
    contactMask: null,
    checked: 'unsure',
    queue: 'wish',
    authorShares: false,
  };
};

/** What events do to wishes. */
export const wallEffects: Consumer = {
  name: 'wallEffects',
  handle: async (event, deps) => {
    if (event.name.startsWith('complaint.')) await judgeComplaints(event, deps);
    if (event.name === 'wish.post') await review(event, deps);
    if (event.name === 'wish.fulfil') await reviewEcho(event, deps);
    if (event.name === 'report.convert') {
      const taking = { machine: wishMachine, birth: 'takeOver', from: 'reports', fields: fromReport };
      await takeOver<WishDoc>(event, taking, deps);
    }
    if (event.name === 'report.takeOver') await linkBack(event, 'wishes', deps);
  },
};
