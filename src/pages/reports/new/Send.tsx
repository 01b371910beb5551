import { View } from '@tarojs/components';
import type { useSending } from '@/features/forms/useSending';
import { Kept } from '@/features/forms/Kept';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import type { ReportForm } from './useReportForm';

interface SendProps {
  form: ReportForm;
  sending: Omit<ReturnType<typeof useSending>, 'wrong' | 'mend'>;
}

/** The last step: who will see it, and the button. */
export function Send({ form, sending }: SendProps) {
  const { busy, waiting, refused, submit } = sending;
  const { kept, value } = form;
  return (
    <Card>
      <View>您写的话和照片，这一片的网格员、社区和上级部门能看到，别人看不到。</View>
      {refused ? <Banner tone="error">{refused}</Banner> : null}
      <Kept waiting={waiting} kept={kept} then="自动提交" photos={value.photos} />
      <Button big icon="check" loading={busy} onTap={submit}>
        {waiting ? '现在再试一次' : '报给网格员'}
      </Button>
    </Card>
  );
}
