import { View } from '@tarojs/components';
import { useState } from 'react';
import { useQuery } from '@/client/query';
import { sayDay } from '@/features/privacy/day';
import { useAct } from '@/features/privacy/useAct';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Sheet } from '@/ui/Sheet';
import { Tag } from '@/ui/Tag';
import styles from '../privacy.module.scss';

const GOES = '删掉的：您的编号、手机号、称呼、住哪一户、您写的话、照片和录音、家人代办、收到的消息。';
const STAYS = '留下的：办过多少件事、卖了多少东西这些数，里面不再有您。没办完的订单和退款，办完了才删。';

function Asking() {
  const [asked, setAsked] = useState(false);
  const { busy, problem, act } = useAct();
  const leave = async (): Promise<void> => {
    if (await act('privacy.forget', {})) setAsked(false);
  };
  return (
    <Card title="注销账号">
      <View>{GOES}</View>
      <View>{STAYS}</View>
      <View className={cx(styles.fine)}>点了以后还有十五天，随时可以反悔。过了十五天，谁也找不回来。</View>
      <Button tone="danger" onTap={() => setAsked(true)}>
        我要注销
      </Button>
      {asked ? (
        <Sheet
          title="真的要注销吗?"
          confirm="注销，十五天后删掉"
          danger
          loading={busy}
          onConfirm={() => void leave()}
          onClose={() => setAsked(false)}
        >
          <View className={cx(styles.stack)}>
            <View>{GOES}</View>
            <View>十五天里照常能用，也能在这里点“不注销了”。</View>
          </View>
          {problem ? <Banner tone="error">{problem}</Banner> : null}
        </Sheet>
      ) : null}
    </Card>
  );
}

/** Deleting one’s account: what goes and what stays, the fifteen days to think better of it, and the way back. */
export function Leaving() {
  const query = useQuery('privacy.leaving', {});
  const { busy, problem, act } = useAct();
  return (
    <Reading query={query} rows={1}>
      {({ erasure }) =>
        erasure === null ? (
          <Asking />
        ) : (
          <Card title="注销账号" aside={<Tag tone="late">正在注销</Tag>}>
            <View>{`${sayDay(erasure.dueAt)}起，您的信息就删掉了。在那之前照常能用。`}</View>
            {problem ? <Banner tone="error">{problem}</Banner> : null}
            {erasure.moves.includes('stay') ? (
              <Button big loading={busy} onTap={() => void act('privacy.stay', { id: erasure.id })}>
                不注销了
              </Button>
            ) : (
              <View className={cx(styles.fine)}>已经开始删了，停不下来了。没办完的事，等办完了一起删。</View>
            )}
          </Card>
        )
      }
    </Reading>
  );
}
