import { VoiceField } from '@/features/voice/VoiceField';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { Photos } from '@/ui/Photos';
import { Banner } from '@/ui/Banner';
import type { Wrong } from '@/features/forms/useSending';
import type { Spot } from './check';
import type { ReportForm } from './useReportForm';

const MOST_WORDS = 500;

/** The matter itself: words and photos. */
export function What({ form, wrong }: { form: ReportForm; wrong: Wrong<Spot> }) {
  const { value, edit, photos } = form;
  return (
    <Card>
      <Field
        label="怎么回事?"
        placeholder="例如：楼上渗水，厨房天花板湿了一片"
        lines="many"
        max={MOST_WORDS}
        value={value.words}
        onInput={(words) => edit({ words })}
        {...(wrong.words ? { error: wrong.words } : {})}
      />
      <VoiceField
        label="不方便写，就说一段（最长一分钟）"
        heardBy="说什么话都行，原样留着。只有办这件事的人能听：这一片的网格员、社区和上级部门。"
        form={form}
        error={wrong.voice}
      />
      <Photos
        label="照片（不拍也行，最多六张）"
        items={photos.items}
        onAdd={photos.add}
        onRemove={photos.remove}
        onRetry={photos.retry}
      />
      {wrong.photos ? <Banner tone="error">{wrong.photos}</Banner> : null}
    </Card>
  );
}
