import { View } from '@tarojs/components';
import { useState } from 'react';
import { COLUMN_WORDS, columnWords } from '@/features/register/columnWords';
import { optionsOf } from '@/features/register/words';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Sheet } from '@/ui/Sheet';
import styles from '../register.module.scss';
import type { Looked, Preview } from './useLooked';

interface ColumnsProps {
  looked: Looked;
  busy: boolean;
  onCorrect: (column: number, field: string) => Promise<void>;
}

/** What stands for a column that is left out: no field is called so. */
const NONE = 'none';
const SHOWN = 3;

const sampleOf = ({ rows }: Preview, n: number): string =>
  rows
    .map((row) => row[n] ?? '')
    .filter((text) => text !== '')
    .slice(0, SHOWN)
    .join('、');

interface TakenProps {
  column: Preview['columns'][number];
  busy: boolean;
  onPick: (field: string) => void;
  onClose: () => void;
}

/** What one column may be taken for. */
function Taken({ column, busy, onPick, onClose }: TakenProps) {
  return (
    <Sheet title={`“${column.title}”这一列是`} confirm="好了" loading={busy} onConfirm={onClose} onClose={onClose}>
      <Choice
        label="选一样"
        options={[...optionsOf(COLUMN_WORDS), { value: NONE, label: '不要这一列' }]}
        chosen={[column.field ?? NONE]}
        onPick={onPick}
      />
    </Sheet>
  );
}

/** What each column is taken for, with what stands in it; a wrong guess is put right by a tap. */
export function Columns({ looked: { name, preview }, busy, onCorrect }: ColumnsProps) {
  const [open, setOpen] = useState<number>();
  const { columns, dropped } = preview;
  const column = columns.find((one) => one.column === open);
  const pick = (field: string): void => {
    if (column) void onCorrect(column.column, field).then(() => setOpen(undefined));
  };
  return (
    <Card title="每一列是什么">
      <View className={cx(styles.fine)}>{name}</View>
      {dropped.length > 0 ? <Banner>{`这一列不收，已经去掉：${dropped.join('、')}`}</Banner> : null}
      <View>
        {columns.map(({ column: at, title, field, sure }, n) => (
          <Cell
            key={at}
            title={title || `第 ${at + 1} 列`}
            note={sampleOf(preview, n)}
            value={`${columnWords(field) ?? '不收'}${sure === 'maybe' ? '？' : ''}`}
            onTap={() => setOpen(at)}
          />
        ))}
      </View>
      {column ? <Taken column={column} busy={busy} onPick={pick} onClose={() => setOpen(undefined)} /> : null}
    </Card>
  );
}
