import { View } from '@tarojs/components';
import type { useSending } from '@/features/forms/useSending';
import { Kept } from '@/features/forms/Kept';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import type { WishForm } from './useWishForm';

interface SendProps {
  form: WishForm;
  sending: Omit<ReturnType<typeof useSending>, 'wrong' | 'mend'>;
}

/** The last step: who will see it, and the button. */
export function Send({ form, sending }: SendProps) {
  const { busy, waiting, refused, submit } = sending;
  const { kept, value } = form;
  return (
    <Card>
      <View>您写的话、哪个小区哪栋楼，邻居都看得到；您是谁、住哪一户、电话，墙上看不到。</View>
      {refused ? <Banner tone="error">{refused}</Banner> : null}
      <Kept waiting={waiting} kept={kept} then="自动贴上" photos={value.photos} />
      <Button big icon="check" loading={busy} onTap={submit}>
        {waiting ? '现在再试一次' : '贴到墙上'}
      </Button>
    </Card>
  );
}
