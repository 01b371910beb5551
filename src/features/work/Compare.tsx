import { View } from '@tarojs/components';
import { OUTCOME_WORDS } from '@/client/reportSteps';
import { PhotoRow } from '@/features/photos/PhotoRow';
import { Player } from '@/features/voice/Player';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import type { FormProps } from './MoveScreen';
import styles from './Work.module.scss';

interface SideProps {
  title: string;
  words: string;
  photos: readonly string[];
  voice?: FormProps['report']['voice'];
  note?: string;
}

function Side({ title, words, voice, photos, note }: SideProps) {
  return (
    <View className={cx(styles.side)}>
      <View className={cx(styles.strong)}>{title}</View>
      {words ? <View className={cx(styles.words)}>{words}</View> : null}
      {voice ? <Player src={voice.url} seconds={voice.seconds} /> : null}
      {note ? <View className={cx(styles.fine)}>{note}</View> : null}
      <PhotoRow title={`${title}，`} urls={photos} />
      {photos.length === 0 ? <View className={cx(styles.fine)}>没有照片</View> : null}
    </View>
  );
}

/** What was asked for beside what was done, to be gone through on a follow-up visit. */
export function Compare({ report }: FormProps) {
  const outcome = report.outcome === null ? {} : { note: `结果：${OUTCOME_WORDS[report.outcome]}` };
  return (
    <Card title="对照着看一遍">
      <Side title="居民原来说的" words={report.words} voice={report.voice} photos={report.photos} />
      <Side title="办事的人说的" words={report.reply ?? '没有留话'} photos={report.afterPhotos} {...outcome} />
    </Card>
  );
}
