import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import type { CodeHealth } from '@/domain/places/codeSchema';
import styles from './ground.module.scss';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';

/** How a code stands, in a word. */
export function Standing({ code }: { code: CodeHealth }) {
  if (code.wrongs.length > 0) return <Tag tone="late">{`${code.wrongs.length} 人说贴错了`}</Tag>;
  if (code.printedAt === null) return <Tag tone="waiting">还没印</Tag>;
  return code.scans > 0 ? <Tag tone="done">有人在用</Tag> : <Tag tone="waiting">还没人扫</Tag>;
}

/** What is known of a code: printed, scanned, said to hang elsewhere. */
export function Told({ code }: { code: CodeHealth }) {
  const { printedAt, issuedAt, scans, lastScanAt, wrongs } = code;
  const printed = printedAt === null ? `${sayTime(issuedAt)} 发的，还没印` : `${sayTime(printedAt)} 印的`;
  const scanned = lastScanAt === null ? '从没有人扫过' : `扫过 ${scans} 次，上次是 ${sayTime(lastScanAt)}`;
  return (
    <View className={cx(styles.stack)}>
      <View className={cx(styles.fine)}>{`短号 ${code.number} · ${printed}`}</View>
      <View>{scanned}</View>
      {wrongs.map((voice) => (
        <View key={voice.at}>{`${sayTime(voice.at)} 有人说它贴在${voice.placeName}`}</View>
      ))}
    </View>
  );
}
