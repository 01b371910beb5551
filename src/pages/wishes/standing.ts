import { sayTime } from '@/client/clock';
import type { WishState } from '@/domain/wall/schema';
import type { WishView } from '@/domain/wall/views';

type Say = (wish: WishView) => string;

const isAuthor = (wish: WishView): boolean => wish.as.includes('author');
const isHelper = (wish: WishView): boolean => wish.as.includes('claimer');

const reviewed: Say = ({ queue, checked }) => {
  if (queue === 'checking')
    return checked === 'pass' ? '马上就上墙。' : '照片正在等微信检查，一般半小时以内；过了就自动上墙。';
  return '社区的同事先看一看，看过就上墙，看完会告诉您。';
};

// A wish that was a report has nobody’s phone until its author leaves one.
const unreachable = (wish: WishView): boolean => wish.contactMask === null && (isAuthor(wish) || isHelper(wish));

const waiting: Say = (wish) => {
  if (!isAuthor(wish)) return '还没有人应下，您愿意就来帮一把。';
  if (unreachable(wish)) return '在墙上等邻居来帮。请先在下面留个电话，不然邻居应下了也找不到人。';
  const until = wish.expiresAt === null ? '' : `，挂到${sayTime(wish.expiresAt)}`;
  return wish.askedAt !== null && !wish.renewed
    ? `还没有人应下${until}为止。还需要的话，点“还需要”再挂一个月。`
    : `在墙上等邻居来帮${until}。有人应下，就告诉您。`;
};

const taken: Say = (wish) => {
  if (unreachable(wish))
    return isAuthor(wish)
      ? '有邻居应下了，可没有您的电话，请在下面留一个。'
      : '您应下了。对方还没留电话，留了就能看到怎么联系。';
  if (isHelper(wish)) return '您应下了。先联系一下，帮好了回来说一声；七天没有消息，会来问您。';
  return isAuthor(wish) ? '有邻居应下了，会打您留的电话。' : '有一位邻居应下了。';
};

const helped: Say = (wish) => {
  if (isAuthor(wish)) return '邻居说帮好了，请您看看，好了就说一声。';
  return isHelper(wish) ? '您说帮好了，等对方说一声。' : '帮好了，等发心愿的人说一声。';
};

const STANDING: Readonly<Record<WishState, Say>> = {
  pending_review: reviewed,
  open: waiting,
  claimed: taken,
  in_progress: (wish) =>
    wish.inTransit ? '邻居正在帮，东西已经在路上了。' : isHelper(wish) ? taken(wish) : '邻居正在帮。',
  fulfil_submitted: helped,
  fulfilled: () => '帮成了，谢谢这位邻居。',
  rejected: () => '没能上墙，原因写在下面。改一改，可以再写一张。',
  withdrawn: () => '已经撤回，不在墙上了。',
  expired: () => '在墙上满了一个月，先收起来了。还需要的话，再写一张。',
  disputed: () => '两边说法不一样，社区会分别问清楚再定。',
  converted_to_report: () => '这件事更适合网格员来办，已经转过去了，原因写在下面。',
};

/** Where a wish stands and what comes next, in one sentence for the one who reads it. */
export const standingOf: Say = (wish) => STANDING[wish.state](wish);
