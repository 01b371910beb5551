import { View } from '@tarojs/components';
import type { InputOf } from '@/client/api';
import { Badge } from '@/ui/Badge';
import { cx } from '@/ui/cx';
import { Tap } from '@/ui/Tap';
import styles from './Desk.module.scss';

export type DeskTab = InputOf<'reports.desk'>['tab'];

const LABELS: Readonly<Record<DeskTab, string>> = {
  overdue: '已超时',
  today: '今天要办',
  later: '往后',
  waiting: '等别人',
};
/** The parts of a desk, the most pressing first, in the pairs in which they break into lines. */
const PAIRS: readonly (readonly DeskTab[])[] = [
  ['overdue', 'today'],
  ['later', 'waiting'],
];

interface DeskTabsProps {
  chosen: DeskTab;
  late: number;
  onPick: (tab: DeskTab) => void;
}

/** Switches the parts of the desk; the number stands beside what is late. */
export function DeskTabs({ chosen, late, onPick }: DeskTabsProps) {
  return (
    <View className={cx(styles.tabs)} ariaRole="radiogroup" ariaLabel="看哪一些">
      {PAIRS.map((pair, n) => (
        <View key={n} className={cx(styles.pair)}>
          {pair.map((tab) => (
            <Tap
              key={tab}
              className={cx(styles.tab, chosen === tab && styles.on)}
              role="radio"
              checked={chosen === tab}
              label={tab === 'overdue' && late > 0 ? `${LABELS[tab]}，${late} 件` : LABELS[tab]}
              onTap={() => onPick(tab)}
            >
              <View>{LABELS[tab]}</View>
              {tab === 'overdue' ? <Badge count={late} /> : null}
            </Tap>
          ))}
        </View>
      ))}
    </View>
  );
}
