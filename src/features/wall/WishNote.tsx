import { Image, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { KINDS, WHEN } from '@/domain/wall/kinds';
import { cx } from '@/ui/cx';
import { Tap } from '@/ui/Tap';
import styles from './WishNote.module.scss';

type Row = OutputOf<'wall.list'>['rows'][number];

const TINTS = ['cream', 'rose', 'mint'] as const;
const tintOf = (n: number): string => TINTS[n % TINTS.length] ?? 'cream';

const NEAR: Readonly<Record<string, string>> = {
  building: '就在这栋楼',
  compound: '同一个小区',
  grid4: '同一个网格',
  community: '同一个社区',
};

const whereabouts = ({ placeName, near }: Row): string =>
  [placeName, ...(near === null ? [] : [NEAR[near]])].filter(Boolean).join(' · ');

const timing = ({ when, openedAt, createdAt }: Row): string => `${WHEN[when]} · ${sayTime(openedAt ?? createdAt)}写的`;

function Said({ by, words }: { by: string; words: string | null }) {
  if (words === null) return null;
  return (
    <View className={cx(styles.echo)}>
      <View className={cx(styles.said)}>{by}</View>
      <View>{words}</View>
    </View>
  );
}

interface WishNoteProps {
  row: Row;
  /** Its place in the list: neighbours on the wall are of different paper. */
  n: number;
  aside?: ReactNode;
}

/** A wish as a paper note: the need, when, where; underneath, once it was answered, the echo and the thanks. */
export function WishNote({ row, n, aside }: WishNoteProps) {
  return (
    <Tap className={cx(styles.note, styles[tintOf(n)])} onTap={() => go('wishes/detail', { id: row.id })}>
      <View className={cx(styles.head)}>
        <View>{KINDS[row.kind]}</View>
        {aside ?? (row.mine ? <View className={cx(styles.fine)}>我写的</View> : null)}
      </View>
      <View className={cx(styles.words)}>{row.words}</View>
      {row.photo === null ? null : (
        <Image className={cx(styles.photo)} src={row.photo} mode="aspectFill" ariaLabel="心愿的照片" />
      )}
      <View className={cx(styles.fine)}>{timing(row)}</View>
      <View className={cx(styles.fine)}>{whereabouts(row)}</View>
      <Said by="回音" words={row.echo} />
      <Said by="谢意" words={row.thanks} />
    </Tap>
  );
}
