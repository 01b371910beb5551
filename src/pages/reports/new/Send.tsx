import { View } from '@tarojs/components';
import type { useSending } from '@/features/forms/useSending';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import type { ReportForm } from './useReportForm';

interface SendProps {
  form: ReportForm;
  sending: Omit<ReturnType<typeof useSending>, 'wrong' | 'mend'>;
}

const waitingWords = (form: ReportForm): string =>
  form.value.photos.some(({ failed }) => failed)
    ? '已保存。照片还没传上去，联网后自动提交，您不用再点。'
    : '已保存，联网后自动提交，您不用再点。';

/** The last step: who will see it, and the button. */
export function Send({ form, sending }: SendProps) {
  const { busy, refused, submit } = sending;
  return (
    <Card>
      <View>您写的话和照片，这一片的网格员、社区和上级部门能看到，别人看不到。</View>
      {refused ? <Banner tone="error">{refused}</Banner> : null}
      {form.value.waiting && !busy ? <Banner tone="offline">{waitingWords(form)}</Banner> : null}
      <Button big icon="check" loading={busy} onTap={submit}>
        {form.value.waiting ? '现在再试一次' : '报给网格员'}
      </Button>
    </Card>
  );
}
