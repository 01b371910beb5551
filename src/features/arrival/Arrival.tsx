import { View } from '@tarojs/components';
import { ReasonField } from '@/features/work/forms/ReasonField';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { useArriving, type Spot } from './useArriving';

/** How somebody shows that he was there: the arrival that was scanned, or why there is none. */
export interface Here {
  arrival: string;
  reason: string;
}

interface ArrivalProps {
  /** Where he is to be; null where there is no code to scan. */
  spot: Spot | null;
  value: Here;
  onChange: (part: Partial<Here>) => void;
  /** Reasons to tap. */
  ready: readonly string[];
  max?: number;
  error?: string | undefined;
}

/** What is sent of it: the scan where there is one. */
export const hereOf = ({ arrival, reason }: Here): { arrival: string } | { reason: string } =>
  arrival === '' ? { reason: reason.trim() } : { arrival };

function Scan({ spot, onArrived, again }: { spot: Spot; onArrived: (arrival: string) => void; again: boolean }) {
  const { busy, problem, arrive } = useArriving(spot, onArrived);
  return (
    <>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <Button tone={again ? 'plain' : 'primary'} icon="scan" loading={busy} onTap={arrive}>
        {again ? '重新扫一次' : '到了，扫楼门口的码'}
      </Button>
    </>
  );
}

/** Being there: a scan of the code at the door, or a word why there is none. */
export function Arrival({ spot, value, onChange, ready, max = 60, error }: ArrivalProps) {
  const { arrival, reason } = value;
  return (
    <>
      {arrival === '' ? null : <Banner>扫过楼门口的码，到场记下了。</Banner>}
      {spot ? (
        <Scan spot={spot} again={arrival !== ''} onArrived={(id) => onChange({ arrival: id, reason: '' })} />
      ) : null}
      {arrival === '' ? (
        <ReasonField
          label="没扫码的原因（留作记录，居民看不到）"
          value={reason}
          max={max}
          onInput={(words) => onChange({ reason: words })}
          ready={ready}
          error={error}
        />
      ) : (
        <View>这只是一个记录，不等于证明。</View>
      )}
    </>
  );
}
