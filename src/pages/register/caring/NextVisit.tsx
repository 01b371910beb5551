import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import type { Risk } from '@/domain/care/words';
import { daysWords, dueIn } from '@/features/work/due';
import { RISKS, optionsOf } from '@/features/register/words';
import { Choice } from '@/ui/Choice';

/** How great the risk is, and so how soon to come again. */
export interface Plan {
  risk: Risk;
  days: string;
}

interface NextVisitProps {
  value: Plan;
  onChange: (plan: Plan) => void;
}

const DAYS = [1, 3, 7, 14, 30].map((days) => ({ value: String(days), label: daysWords(days) }));
/** How soon each risk asks for. */
const SOON: Readonly<Record<Risk, string>> = { high: '7', middle: '14', low: '30' };

/** What is usual for a risk. */
export const planFor = (risk: Risk): Plan => ({ risk, days: SOON[risk] });

/** The moment of the next visit. */
export const nextAt = ({ days }: Plan): number => dueIn(Number(days), Date.now());

/** Asks for the risk and for the next visit; the risk proposes when. */
export function NextVisit({ value, onChange }: NextVisitProps) {
  return (
    <>
      <Choice
        label="风险"
        options={optionsOf(RISKS)}
        chosen={[value.risk]}
        onPick={(risk) => onChange(planFor(risk))}
      />
      <Choice
        label="多久以内再去看看"
        options={DAYS}
        chosen={[value.days]}
        onPick={(days) => onChange({ ...value, days })}
      />
      <View>{`${sayTime(nextAt(value))} 前，到时候提醒网格员。`}</View>
    </>
  );
}
