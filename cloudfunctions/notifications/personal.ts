import { stamp } from '../../src/domain/_kernel/time';
import { personalOf, type Personal } from '../_kernel/personal';
import type { InboxDoc, MessageDoc } from './consumers';

const inbox = personalOf<InboxDoc>({
  collection: 'inbox',
  title: '收到的消息',
  of: ['person'],
  order: 'at',
  own: ({ at, event }) => ({ 时间: stamp(at), 事项: event }),
  forget: () => 'remove',
  blank: () => 'remove',
});

const messages = personalOf<MessageDoc>({
  collection: 'messages',
  title: '微信通知',
  of: ['person'],
  order: 'at',
  own: ({ at, event, state }) => ({ 时间: stamp(at), 事项: event, 结果: state }),
  forget: () => 'remove',
  blank: () => 'remove',
});

interface Figure {
  _id: string;
  person?: string;
}

/** How many messages are unread, and how many WeChat may still send. */
const figures = personalOf<Figure>({
  collection: 'tallies',
  title: '消息数',
  of: ['person'],
  forget: () => 'remove',
});

/** What the inbox holds of persons. */
export const notificationsPersonal: readonly Personal[] = [inbox, messages, figures];
