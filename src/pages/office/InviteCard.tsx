import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { sayTime } from '@/client/clock';
import type { InviteView } from '@/domain/people/invites';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from './office.module.scss';

/** A role that is offered: the code to show or to read out, until when it is good, and the way to withdraw it. */
export function InviteCard({ invite, onGone }: { invite: InviteView; onGone?: () => void }) {
  const { busy, problem, act } = useAct();
  const { id, code, picture, title, areaName, endsAt } = invite;
  const withdraw = async (): Promise<void> => {
    if (await act('people.withdrawInvite', { id })) onGone?.();
  };
  if (code === null) return null;
  return (
    <Card title={`请人当${title}`}>
      <View className={cx(styles.fine)}>{`${areaName} · ${sayTime(endsAt)} 前有效，一个人用一次`}</View>
      {picture === null ? null : (
        <Image
          className={cx(styles.qr)}
          src={`data:image/png;base64,${picture}`}
          mode="aspectFit"
          ariaLabel={`请人当${title}的邀请码`}
        />
      )}
      <View className={cx(styles.code)} ariaLabel={[...code].join(' ')}>
        {code}
      </View>
      <View className={cx(styles.fine)}>
        请他打开“我的”，点“我的信息和隐私”，再点“有人请我担职务”，扫这个码，或者把这十个字填上。只给他本人看。
      </View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <View className={cx(styles.row)}>
        <Button tone="plain" onTap={() => void Taro.setClipboardData({ data: code }).catch(() => undefined)}>
          复制邀请码
        </Button>
        <Button tone="plain" loading={busy} onTap={() => void withdraw()}>
          收回邀请
        </Button>
      </View>
    </Card>
  );
}
