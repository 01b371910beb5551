import { STATE_TONES, STATE_WORDS } from '@/client/reportWords';
import type { ReportState } from '@/domain/reports/schema';
import { Tag } from '@/ui/Tag';

interface StateTagProps {
  state: ReportState;
  overdue?: boolean;
}

/** The state of a report in words; a late one says so before anything else. */
export function StateTag({ state, overdue = false }: StateTagProps) {
  if (overdue) return <Tag tone="late">{`${STATE_WORDS[state]}，过了时间`}</Tag>;
  return <Tag tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Tag>;
}
