import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { grantWords } from '@/client/grantWords';
import { go } from '@/client/go';
import type { FlagView } from '@/domain/privacy/flags';
import { Card } from '@/ui/Card';
import { Tag } from '@/ui/Tag';
import { FLAG_STATES, flagWords } from './flagWords';

/** One flag of a list: what was noticed, about whom, when; the whole card leads to it unless it stands alone. */
export function FlagCard({ flag, alone = false }: { flag: FlagView; alone?: boolean }) {
  const [word, tone] = FLAG_STATES[flag.state];
  const who = flag.mine ? '您' : flag.looker?.title || grantWords(flag.grant);
  return (
    <Card
      title={flagWords(flag)}
      aside={<Tag tone={tone}>{word}</Tag>}
      {...(alone ? {} : { onTap: () => go('office/flag', { id: flag.id }) })}
    >
      <View>{`${who} · ${flag.placeName}`}</View>
      <View>{`${sayTime(flag.from)} 到 ${sayTime(flag.to)}`}</View>
      {flag.said === null && flag.state === 'open' ? <View>还没有说明</View> : null}
    </Card>
  );
}
