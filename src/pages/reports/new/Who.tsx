import { View } from '@tarojs/components';
import { ForFamily } from '@/features/home/ForFamily';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import type { Wrong } from '@/features/forms/useSending';
import { seenByNeighbours, type Spot } from './check';
import styles from './index.module.scss';
import type { ReportForm } from './useReportForm';

const SEEN = [
  { value: 'yes', label: '能看到' },
  { value: 'no', label: '不让看' },
] as const;

/** Who is told what: how to reach the reporter, and whether neighbours may know. */
export function Who({ form, wrong }: { form: ReportForm; wrong: Wrong<Spot> }) {
  const { value, edit, contact } = form;
  const seen = seenByNeighbours(value);
  return (
    <>
      <ForFamily label="替谁报?" scope="report" value={value.onBehalf} onChange={(onBehalf) => edit({ onBehalf })} />
      <Card title="要不要留个电话">
        <View className={cx(styles.fine)}>
          可以不留。留了，只有办这件事的人和社区能看；谁看过、为什么看，都会记下来给您看。
        </View>
        <Field
          label="怎么称呼您"
          placeholder="例如：王阿姨"
          value={contact.value.name}
          onInput={(name) => contact.change({ name })}
          {...(wrong['contact.name'] ? { error: wrong['contact.name'] } : {})}
        />
        <Field
          label="电话"
          placeholder="手机或座机"
          value={contact.value.phone}
          onInput={(phone) => contact.change({ phone })}
          {...(wrong['contact.phone'] ? { error: wrong['contact.phone'] } : {})}
        />
      </Card>
      <Card>
        <Choice
          label="同楼的邻居能看到吗?"
          options={SEEN}
          chosen={[seen ? 'yes' : 'no']}
          onPick={(chosen) => edit({ neighbours: chosen === 'yes' })}
        />
        <View className={cx(styles.fine)}>
          {seen ? '邻居只看到是哪一类事、办到哪了；您写的话、照片、您是谁，都看不到。' : '邻居一点也看不到。'}
        </View>
      </Card>
    </>
  );
}
