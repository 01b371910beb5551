import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { grantWords } from '@/client/grantWords';
import { LINE_WORDS } from '@/client/reportSteps';
import { WISH_LINES } from '@/client/wishWords';
import { FOR_WHOM, KINDS, WHEN } from '@/domain/wall/kinds';
import type { WishView } from '@/domain/wall/views';
import { nameWords } from '@/features/home/words';
import { PhotoRow } from '@/features/photos/PhotoRow';
import { stepsFrom, type Saying } from '@/features/reading/steps';
import { Player } from '@/features/voice/Player';
import { WishTag } from '@/features/wall/WishTag';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Timeline } from '@/ui/Timeline';
import { standingOf } from '../standing';
import styles from '../wishes.module.scss';

function Spoken({ voice, mine }: { voice: NonNullable<WishView['voice']>; mine: boolean }) {
  return (
    <>
      <Player src={voice.url} seconds={voice.seconds} />
      <View className={cx(styles.fine)}>
        {mine ? '录音不上墙，只有您、社区和来帮忙的那位邻居能听到。' : '录音不上墙，请别转给别人听。'}
      </View>
    </>
  );
}

/** The wish itself: the need, its photos, when, for whom, where; and where it stands. */
export function WishCard({ wish }: { wish: WishView }) {
  const whom = wish.onBehalf === null ? FOR_WHOM[wish.forWhom] : `家人代写，是替 ${nameWords(wish.onBehalf)} 写的`;
  const facts = [WHEN[wish.when], whom].join(' · ');
  return (
    <Card title={KINDS[wish.kind]} aside={<WishTag state={wish.state} />}>
      <View className={cx(styles.words)}>{wish.words}</View>
      {wish.voice ? <Spoken voice={wish.voice} mine={wish.as.includes('author')} /> : null}
      <PhotoRow title="心愿的照片" urls={wish.photos} />
      <View className={cx(styles.next)}>{standingOf(wish)}</View>
      <View className={cx(styles.fine)}>{facts}</View>
      <View className={cx(styles.fine)}>{`${wish.place.name} · ${sayTime(wish.openedAt ?? wish.createdAt)}写的`}</View>
      <View className={cx(styles.fine)}>{`编号 ${wish.number}`}</View>
    </Card>
  );
}

const PRESENT: Saying = {
  what: ({ move }) => WISH_LINES[move] ?? '有了进展',
  // Anybody may write a wish and take one on; the timeline says which of the two he did.
  who: ({ grant, move }) => {
    if (grant !== 'anyone') return grantWords(grant);
    return move === 'claim' ? '帮忙的邻居' : '发心愿的人';
  },
};
const FORMER: Saying = {
  what: ({ move }) => LINE_WORDS[move] ?? WISH_LINES[move] ?? '有了进展',
  who: ({ grant }) => grantWords(grant),
};

/** What happened to a wish, and before that to the report it was. */
export function WishHistory({ wish }: { wish: WishView }) {
  // What was said has a card of its own; it is not said twice.
  const said = wish.echo === null ? [] : [wish.echo.words, wish.thanks];
  const lines = wish.timeline.map((line) => (said.includes(line.note) ? { ...line, note: '' } : line));
  const steps = stepsFrom(wish.links.thread, FORMER, lines, PRESENT);
  return (
    <Card title="一路过来">
      <Timeline steps={steps} finished={wish.state === 'fulfilled'} />
    </Card>
  );
}
