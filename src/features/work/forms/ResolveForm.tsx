import { sentence } from '@/client/messages';
import { OUTCOME_WORDS } from '@/client/reportSteps';
import { useDraft } from '@/client/drafts';
import type { FormPhoto } from '@/client/photos';
import { Arrival } from '@/features/arrival/Arrival';
import { useFormPhotos } from '@/features/photos/useFormPhotos';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Photos } from '@/ui/Photos';
import { MoveScreen, type FormProps } from '../MoveScreen';
import { useMove, type Gaps } from '../useMove';
import { gapOf, ReasonField } from './ReasonField';

const OUTCOMES = ['fixed', 'partly_fixed', 'no_action'] as const;
interface Resolving {
  outcome: (typeof OUTCOMES)[number] | '';
  reply: string;
  photos: readonly FormPhoto[];
  /** Why no code was scanned, where there is no arrival. */
  presence: string;
  arrival?: string;
}
const EMPTY: Resolving = { outcome: '', reply: '', photos: [], presence: '', arrival: '' };
const options = OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }));
const NOT_SCANNED = ['楼栋码被挡住了', '在别处办的', '打电话办好的', '走得急，忘了扫'];

const gapsOf = ({ outcome, reply, photos, presence, arrival = '' }: Resolving): Gaps => ({
  outcome: outcome === '' ? '请选一个' : undefined,
  reply: gapOf(reply),
  photos: photos.length === 0 ? sentence('PHOTO_NEEDED') : undefined,
  presence: arrival === '' ? gapOf(presence) : undefined,
});

const useResolving = (report: string) => {
  const draft = useDraft(`move.${report}.resolve`, EMPTY);
  const { value, change } = draft;
  const photos = useFormPhotos(draft, 'handling');
  const making = useMove('reports.resolve', draft, gapsOf(value));
  return { value, change, photos, making };
};

/** Declares the matter handled: what came of it, words for the resident, a photo, and why no code was scanned. */
export function ResolveForm({ report }: FormProps) {
  const { value, change, photos, making } = useResolving(report.id);
  const { outcome, reply, presence, arrival = '' } = value;
  const here = arrival === '' ? { presence: presence.trim() } : { arrival };
  const words = { reply: reply.trim(), ...here };
  const send = () => making.send({ id: report.id, outcome: outcome || 'fixed', ...words }, { photos: 'handling' });
  return (
    <MoveScreen report={report} move="resolve" making={making} onSend={send}>
      <ResolveFields report={report} value={value} change={change} photos={photos} wrong={making.wrong} />
    </MoveScreen>
  );
}

interface FieldsProps extends FormProps {
  value: Resolving;
  change: (part: Partial<Resolving>) => void;
  photos: ReturnType<typeof useFormPhotos>;
  wrong: (field: string) => string | undefined;
}

function ResolveFields({ report, value, change, photos, wrong }: FieldsProps) {
  const { outcome, reply, presence, arrival = '' } = value;
  const { id, place, area } = report;
  const noOutcome = wrong('outcome');
  return (
    <>
      <Card>
        <AfterPhotos photos={photos} error={wrong('photos')} />
        <Choice
          label="办得怎么样?"
          options={options}
          chosen={outcome ? [outcome] : []}
          onPick={(next) => change({ outcome: next })}
          {...(noOutcome === undefined ? {} : { error: noOutcome })}
        />
        <ReasonField
          label="跟居民说一声"
          placeholder="例如：楼上软管换好了，水已经止住"
          max={500}
          value={reply}
          onInput={(words) => change({ reply: words })}
          error={wrong('reply')}
        />
      </Card>
      <Card>
        <Arrival
          spot={area.building === undefined ? null : { place: place.id, purpose: 'report', about: id }}
          value={{ arrival, reason: presence }}
          onChange={({ reason = presence, arrival: next = arrival }) => change({ presence: reason, arrival: next })}
          ready={NOT_SCANNED}
          max={100}
          error={wrong('presence')}
        />
      </Card>
    </>
  );
}

function AfterPhotos({ photos, error }: Pick<FieldsProps, 'photos'> & { error: string | undefined }) {
  const { items, add, remove, retry } = photos;
  return (
    <>
      <Photos label="办完以后拍一张" items={items} onAdd={add} onRemove={remove} onRetry={retry} />
      {error === undefined ? null : <Banner tone="error">{error}</Banner>}
    </>
  );
}
