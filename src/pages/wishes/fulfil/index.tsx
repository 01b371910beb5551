import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { FormPhoto } from '@/client/photos';
import { Kept } from '@/features/forms/Kept';
import { useSending } from '@/features/forms/useSending';
import { explain } from '@/features/wall/explain';
import { ShareChoice } from '@/features/wall/ShareChoice';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import { Page } from '@/ui/Page';
import { Photos } from '@/ui/Photos';
import styles from '../wishes.module.scss';
import { MOST, useEcho } from './useEcho';

const MOST_WORDS = 300;
/** Who sees the echo, and the button that sends it. */
function Send({
  busy,
  refused,
  submit,
  waiting,
  kept,
  photos,
}: Omit<ReturnType<typeof useSending>, 'wrong' | 'mend'> & { kept: boolean; photos: readonly FormPhoto[] }) {
  return (
    <Card>
      <View>发心愿的人和社区看得到。要两边都愿意，才贴在墙上，不写名字；拍到人脸、门牌的照片请别放。</View>
      {refused ? <Banner tone="error">{refused}</Banner> : null}
      <Kept waiting={waiting} kept={kept} then="自动送出" photos={photos} />
      <View className={cx(styles.fine)}>送出以后，请对方说一声“帮好了”，这件事就圆满了。</View>
      <Button big icon="check" loading={busy} onTap={submit}>
        {waiting ? '现在再试一次' : '送出回音'}
      </Button>
    </Card>
  );
}

/** Says that a wish was answered, with words and photos: the echo. */
export default function Fulfil() {
  const { form, value, kept, photos, edit } = useEcho(useRouter().params['id'] ?? '');
  const { wrong, mend, ...sending } = useSending(form);
  const said = explain(value.words) ?? wrong.words;
  return (
    <Page>
      <Card>
        <Field
          label="帮得怎么样?"
          placeholder="例如：陪老人家下了三盘棋，约好下周再来"
          lines="many"
          max={MOST_WORDS}
          value={value.words}
          onInput={(words) => {
            mend('words');
            edit({ words });
          }}
          {...(said ? { error: said } : {})}
        />
        <Photos
          label="照片（不拍也行，最多三张）"
          max={MOST}
          items={photos.items}
          onAdd={photos.add}
          onRemove={photos.remove}
          onRetry={photos.retry}
        />
        {wrong.photos ? <Banner tone="error">{wrong.photos}</Banner> : null}
        <ShareChoice label="这段回音能贴在墙上吗?" value={value.share} onChange={(share) => edit({ share })} />
      </Card>
      <Send {...sending} kept={kept} photos={value.photos} />
    </Page>
  );
}
