import type { answering } from '../../src/domain/wall/answering';
import type { WishDoc, WishState } from '../../src/domain/wall/schema';
import type { WishView } from '../../src/domain/wall/views';
import { timed } from '../../cloudfunctions/composition';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { cast, tinyJpeg, type Town } from './town';
import { docOf, type Asked } from './walk';
import { newRequest } from './world';

/** Whom the wishes of the tests are for. */
export const beneficiary = { name: '住户甲(演示)', phone: '13900008861', door: '2单元301' } as const;

/** What is posted where a test does not say otherwise. */
export const wish = {
  kind: 'company',
  words: '想找人每周陪老人下一盘象棋',
  photos: [] as readonly string[],
  when: 'any',
  forWhom: 'relative',
  beneficiary,
  share: true,
};

/** Words that WeChat is unsure about, so that people have to look. */
export const unsure = `${wish.words}，待审演示`;

/** Posts a wish at the town’s building; its view. */
export const postWish = (town: Town, part: object = {}, openid: string = cast.resident, requestId = newRequest()) =>
  town.world.ok<WishView>(openid, 'wall.post', { place: town.building, ...wish, ...part }, requestId);

type Move = keyof typeof answering;

/** The moves that lead from a wish on the wall to each state. */
const WAY: Readonly<Record<WishState, readonly Move[]>> = {
  pending_review: [],
  open: [],
  claimed: ['claim'],
  in_progress: ['claim', 'start'],
  fulfil_submitted: ['claim', 'start', 'fulfil'],
  fulfilled: ['claim', 'start', 'fulfil', 'confirm'],
  rejected: ['refuse'],
  withdrawn: ['withdraw'],
  expired: [],
  disputed: ['claim', 'dispute'],
  converted_to_report: ['convert'],
};

/** Who makes a move while a wish is walked; the neighbour makes all others. */
const HAND: Readonly<Partial<Record<Move, string>>> = {
  pass: cast.staff,
  refuse: cast.staff,
  revokeClaim: cast.staff,
  settleFulfilled: cast.staff,
  settleOpen: cast.staff,
  convert: cast.staff,
  withdraw: cast.resident,
  confirm: cast.resident,
  dispute: cast.resident,
  thank: cast.resident,
  renew: cast.resident,
};

const reason = '跟双方都说好了';

/** The input of a wish’s move that the handlers accept, with a real upload where photos are shown. */
export const wishInput = async (town: Town, move: string, { id, openid, requestId }: Asked): Promise<object> => {
  switch (move) {
    case 'refuse':
    case 'releaseClaim':
    case 'revokeClaim':
    case 'dispute':
    case 'settleFulfilled':
    case 'settleOpen':
    case 'convert':
      return { id, reason };
    case 'update':
      return { id, note: '周六下午过去' };
    case 'fulfil': {
      const photos = [await town.world.upload(openid, 'echo', requestId, tinyJpeg)];
      return { id, words: '陪老人家下了三盘棋', photos, share: true };
    }
    case 'thank':
      return { id, words: '谢谢您，老人家高兴了好几天', share: true };
    default:
      return { id };
  }
};

/** Makes one move of a wish; its view. */
export const makeWish = async (
  town: Town,
  id: string,
  move: Move,
  part: object = {},
  openid: string = HAND[move] ?? cast.neighbour,
): Promise<WishView> => {
  const requestId = newRequest();
  const input = { ...(await wishInput(town, move, { id, openid, requestId })), ...part };
  return town.world.ok<WishView>(openid, `wall.${move}`, input, requestId);
};

/** A wish as it lies in the database. */
export const wishDoc = (town: Town, id: string) => docOf<WishDoc>(town, 'wishes', id);

/** A wish of the resident, walked to a state; what is to be reviewed is what WeChat is unsure about. */
export const wishIn = async (town: Town, state: WishState, part: object = {}, requestId?: string): Promise<WishDoc> => {
  const words = state === 'pending_review' ? unsure : wish.words;
  const { id } = await postWish(town, { words, ...part }, cast.resident, requestId);
  for (const move of WAY[state]) await makeWish(town, id, move);
  if (state === 'expired') {
    const { store, now } = town.world.deps;
    await store.updateIf('wishes', id, {}, { set: { timerMove: 'expire', timerAt: now() } });
    await deadlines(timed, town.world.deps);
  }
  return wishDoc(town, id);
};

/** What a copy of a wish needs beside its id before an action can be done on it. */
export const wishFitting = ({ world }: Town, action: string, id: string): Record<string, unknown> => {
  const { vault, now } = world.deps;
  if (action === 'wall.renew') return { askedAt: now(), renewed: false };
  if (action !== 'wall.contact') return {};
  const seal = (field: string, text: string) =>
    vault.seal({ collection: 'wishes', id, field: `beneficiary.${field}` }, text);
  const sealed = Object.entries(beneficiary).map(([field, text]) => [field, seal(field, text)]);
  return { beneficiary: Object.fromEntries(sealed) as object };
};
