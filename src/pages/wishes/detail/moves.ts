import { call, type ActionName, type Answer } from '@/client/api';
import type { Category } from '@/domain/reports/categories';
import type { WishView } from '@/domain/wall/views';

/** What is written down when a move is made. */
export interface MoveDraft {
  text: string;
  share: boolean;
  inTransit: boolean;
  /** What kind of report a wish becomes. */
  category: Category;
}
export const EMPTY_MOVE: MoveDraft = { text: '', share: true, inTransit: false, category: 'other' };

/** What a move asks before it is made, and who reads it. */
export interface Asking {
  title: string;
  label: string;
  hint: string;
  needed: boolean;
  /** The words may come to hang on the wall: they are checked like a wish, and it is asked whether they may. */
  shown?: boolean;
  /** Whether something is already on its way. */
  goods?: boolean;
  /** What kind of report it becomes. */
  category?: boolean;
}

type WallAction = Extract<ActionName, `wall.${string}`>;

/** One move of a wish: its button, what follows from it, what it asks, and how it is made. */
export interface WishMove {
  button: string;
  after: string;
  asks?: Asking;
  danger?: boolean;
  thanks: string;
  make: (id: string, draft: MoveDraft, requestId: string) => Promise<Answer<WallAction>>;
}

const note = (text: string) => (text.trim() === '' ? {} : { note: text });
const reasoned =
  (name: 'refuse' | 'releaseClaim' | 'revokeClaim' | 'dispute' | 'settleFulfilled' | 'settleOpen') =>
  (id: string, { text }: MoveDraft, requestId: string) =>
    call(`wall.${name}`, { id, reason: text }, requestId);
const bare =
  (name: 'claim' | 'renew' | 'pass' | 'confirm') =>
  (id: string, _draft: MoveDraft, requestId: string): Promise<Answer<WallAction>> =>
    call(`wall.${name}`, { id }, requestId);

const BOTH = '发心愿的人、帮忙的邻居和社区看得到。';

/** The moves of people, the likeliest first. */
export const WISH_MOVES: Readonly<Record<string, WishMove>> = {
  claim: {
    button: '我来帮',
    after: '应下以后，您就能看到怎么联系。对方会收到消息，不会看到您是谁。',
    thanks: '谢谢您！对方已经收到消息。点“怎么联系”，先打个招呼吧。',
    make: bare('claim'),
  },
  confirm: {
    button: '帮好了',
    after: '说一声，这件事就圆满了。',
    thanks: '记下了。再说声谢谢吧，邻居会很高兴。',
    make: bare('confirm'),
  },
  pass: {
    button: '可以上墙',
    after: '上墙以后，这个社区的邻居都看得到。',
    thanks: '已经上墙。',
    make: bare('pass'),
  },
  thank: {
    button: '说声谢谢',
    after: '帮忙的邻居会收到。',
    asks: { title: '谢谢这位邻居', label: '想说的话', hint: '帮忙的邻居会看到。', needed: true, shown: true },
    thanks: '谢意送到了。',
    make: (id, { text, share }, requestId) => call('wall.thank', { id, words: text, share }, requestId),
  },
  start: {
    button: '开始帮了',
    after: '跟对方说一声，让人放心。',
    asks: { title: '开始帮了', label: '说一句（可以不写）', hint: BOTH, needed: false, goods: true },
    thanks: '告诉对方了。',
    make: (id, { text, inTransit }, requestId) => call('wall.start', { id, ...note(text), inTransit }, requestId),
  },
  update: {
    button: '说说帮得怎么样',
    after: '说一声，七天内就不来催您。',
    asks: { title: '帮得怎么样了?', label: '说一句', hint: BOTH, needed: true, goods: true },
    thanks: '告诉对方了。',
    make: (id, { text, inTransit }, requestId) => call('wall.update', { id, note: text, inTransit }, requestId),
  },
  renew: {
    button: '还需要',
    after: '再挂一个月，只能续一次。',
    thanks: '好，再挂一个月。',
    make: bare('renew'),
  },
  settleFulfilled: {
    button: '算帮成了',
    after: '两边都会收到消息，看得到原因。',
    asks: { title: '算帮成了', label: '怎么问清楚的', hint: BOTH, needed: true },
    thanks: '已经告诉两边。',
    make: reasoned('settleFulfilled'),
  },
  settleOpen: {
    button: '放回墙上',
    after: '两边都会收到消息，看得到原因。',
    asks: { title: '放回墙上', label: '为什么', hint: BOTH, needed: true },
    thanks: '已经放回墙上。',
    make: reasoned('settleOpen'),
  },
  releaseClaim: {
    button: '来不了了',
    after: '心愿放回墙上，等别的邻居；不怪您。',
    asks: { title: '来不了了?', label: '说一下原因', hint: BOTH, needed: true },
    danger: true,
    thanks: '已经放回墙上。谢谢您有这份心。',
    make: reasoned('releaseClaim'),
  },
  revokeClaim: {
    button: '请别的邻居来帮',
    after: '现在应下的这位会收到消息，心愿放回墙上。',
    asks: { title: '请别的邻居来帮', label: '为什么', hint: BOTH, needed: true },
    danger: true,
    thanks: '已经放回墙上。',
    make: reasoned('revokeClaim'),
  },
  convert: {
    button: '转给网格员办',
    after: '更适合报修的事，转过去接着办；原因发心愿的人看得到。',
    asks: { title: '转给网格员办', label: '为什么', hint: BOTH, needed: true, category: true },
    thanks: '已经转给网格员。',
    make: (id, { text, category }, requestId) => call('wall.convert', { id, reason: text, category }, requestId),
  },
  refuse: {
    button: '不能上墙',
    after: '发心愿的人会收到消息，看得到原因。',
    asks: { title: '不能上墙', label: '为什么，怎么改', hint: '发心愿的人看得到。', needed: true },
    danger: true,
    thanks: '已经告诉发心愿的人。',
    make: reasoned('refuse'),
  },
  dispute: {
    button: '有点不对劲',
    after: '社区会分别问清楚再定。',
    asks: { title: '哪里不对劲?', label: '说说是怎么回事', hint: BOTH, needed: true },
    danger: true,
    thanks: '告诉社区了，会有人来问。',
    make: reasoned('dispute'),
  },
  withdraw: {
    button: '不用了，撤回',
    after: '从墙上拿下来。',
    asks: { title: '不用帮了?', label: '为什么（可以不写）', hint: '社区看得到。撤回以后不能恢复。', needed: false },
    danger: true,
    thanks: '已经撤回。',
    make: (id, { text }, requestId) =>
      call('wall.withdraw', { id, ...(text.trim() === '' ? {} : { reason: text }) }, requestId),
  },
};

const OTHERS_AT = Object.keys(WISH_MOVES).indexOf('settleFulfilled');

/** The step most likely next, which is the large button, and the other ways; the echo has a page of its own. */
export const stepsOf = ({ moves }: Pick<WishView, 'moves'>): { main: string | undefined; others: string[] } => {
  const open = Object.keys(WISH_MOVES).filter((name) => moves.includes(name));
  const likely = open.find((name) => Object.keys(WISH_MOVES).indexOf(name) < OTHERS_AT);
  const main = moves.includes('fulfil') ? undefined : likely;
  return { main, others: open.filter((name) => name !== main) };
};
