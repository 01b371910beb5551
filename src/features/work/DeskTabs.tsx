import { View } from '@tarojs/components';
import type { InputOf } from '@/client/api';
import { Badge } from '@/ui/Badge';
import { cx } from '@/ui/cx';
import { Tap } from '@/ui/Tap';
import styles from './Desk.module.scss';

export type DeskTab = InputOf<'reports.desk'>['tab'];

/** The parts of a desk, the most pressing first. */
const TABS: readonly { value: DeskTab; label: string }[] = [
  { value: 'overdue', label: '已超时' },
  { value: 'today', label: '今天要办' },
  { value: 'later', label: '往后' },
  { value: 'waiting', label: '等别人' },
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
      {TABS.map(({ value, label }) => (
        <Tap
          key={value}
          className={cx(styles.tab, chosen === value && styles.on)}
          role="radio"
          checked={chosen === value}
          label={value === 'overdue' && late > 0 ? `${label}，${late} 件` : label}
          onTap={() => onPick(value)}
        >
          <View>{label}</View>
          {value === 'overdue' ? <Badge count={late} /> : null}
        </Tap>
      ))}
    </View>
  );
}
