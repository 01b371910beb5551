import { useState } from 'react';
import { sentence } from '@/client/messages';
import { OUTCOME_WORDS } from '@/client/reportSteps';
import { useDraft } from '@/client/drafts';
import type { FormPhoto } from '@/client/photos';
import { forgetPhoto } from '@/client/upload';
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
  presence: string;
}
const EMPTY: Resolving = { outcome: '', reply: '', photos: [], presence: '' };
const options = OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }));
const NOT_SCANNED = ['楼栋码被挡住了', '在别处办的', '打电话办好的', '走得急，忘了扫'];

const gapsOf = ({ outcome, reply, photos, presence }: Resolving): Gaps => ({
  outcome: outcome === '' ? '请选一个' : undefined,
  reply: gapOf(reply),
  photos: photos.length === 0 ? sentence('PHOTO_NEEDED') : undefined,
  presence: gapOf(presence),
});

const useResolving = (report: string) => {
  const draft = useDraft(`move.${report}.resolve`, EMPTY);
  const { value, requestId, change } = draft;
  const photos = useFormPhotos({
    photos: value.photos,
    purpose: 'handling',
    requestId,
    onChange: (next) => change({ photos: next }),
  });
  // Uploads belong to the request they were made for: with a new one they set off again.
  const renew = () => {
    draft.renew();
    change({ photos: value.photos.map(({ local }) => ({ local })) });
  };
  const making = useMove('reports.resolve', { ...draft, renew }, gapsOf(value));
  return { value, change, photos, making };
};

/** Declares the matter handled: what came of it, words for the resident, a photo, and why no code was scanned. */
export function ResolveForm({ report }: FormProps) {
  const { value, change, photos, making } = useResolving(report.id);
  const [sending, setSending] = useState(false);
  const [lost, setLost] = useState(false);
  const { outcome, reply, presence } = value;
  const send = async (): Promise<boolean> => {
    setSending(true);
    const sent = value.photos.length > 0 ? await photos.upload() : [];
    setSending(false);
    const ids = sent.flatMap(({ fileId }) => fileId ?? []);
    setLost(ids.length < sent.length);
    if (ids.length < sent.length) return false;
    const words = { reply: reply.trim(), presence: presence.trim() };
    const made = await making.send({ id: report.id, outcome: outcome || 'fixed', photos: ids, ...words });
    if (made) for (const { local } of value.photos) forgetPhoto(local);
    return made;
  };
  return (
    <MoveScreen
      report={report}
      move="resolve"
      making={{ ...making, busy: making.busy || sending, problem: lost ? PHOTO_LOST : making.problem }}
      onSend={send}
    >
      <ResolveFields value={value} change={change} photos={photos} wrong={making.wrong} />
    </MoveScreen>
  );
}

const PHOTO_LOST = '有照片没传上去，已经替您存着了，有网时再点一次就行。';

interface FieldsProps {
  value: Resolving;
  change: (part: Partial<Resolving>) => void;
  photos: ReturnType<typeof useFormPhotos>;
  wrong: (field: string) => string | undefined;
}

function ResolveFields({ value, change, photos, wrong }: FieldsProps) {
  const { outcome, reply, presence } = value;
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
        <ReasonField
          label="没扫码的原因（留作记录，居民看不到）"
          value={presence}
          max={100}
          onInput={(words) => change({ presence: words })}
          ready={NOT_SCANNED}
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
