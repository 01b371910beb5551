import { View } from '@tarojs/components';
import type { useSending } from '@/features/forms/useSending';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import type { WishForm } from './useWishForm';

interface SendProps {
  form: WishForm;
  sending: Omit<ReturnType<typeof useSending>, 'wrong' | 'mend'>;
}

const waitingWords = (form: WishForm): string =>
  form.value.photos.some(({ failed }) => failed)
    ? '已保存。照片还没传上去，联网后自动贴上，您不用再点。'
    : '已保存，联网后自动贴上，您不用再点。';

/** The last step: who will see it, and the button. */
export function Send({ form, sending }: SendProps) {
  const { busy, refused, submit } = sending;
  return (
    <Card>
      <View>您写的话、哪个小区哪栋楼，邻居都看得到；您是谁、住哪一户、电话，墙上看不到。</View>
      {refused ? <Banner tone="error">{refused}</Banner> : null}
      {form.value.waiting && !busy ? <Banner tone="offline">{waitingWords(form)}</Banner> : null}
      <Button big icon="check" loading={busy} onTap={submit}>
        {form.value.waiting ? '现在再试一次' : '贴到墙上'}
      </Button>
    </Card>
  );
}
