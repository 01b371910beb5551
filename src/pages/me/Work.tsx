import { View } from '@tarojs/components';
import { useState } from 'react';
import { go } from '@/client/go';
import type { Me } from '@/client/me';
import { useReminder } from '@/client/reminders';
import { postsOf } from '@/features/work/posts';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import styles from './index.module.scss';

const AGREED = '好，下一件新的事会在微信里提醒您。微信规定点一次只提醒一件，多点几次就多提醒几件。';
const REFUSED = '没有打开提醒。新的事照样会出现在“消息”里。';

function OnDuty() {
  const { ready, ask } = useReminder(['task']);
  const [busy, setBusy] = useState(false);
  const [agreed, setAgreed] = useState<boolean>();
  const begin = () => {
    setBusy(true);
    void ask().then((yes) => {
      setAgreed(yes);
      setBusy(false);
    });
  };
  if (!ready) return <View className={cx(styles.fine)}>有新的事，会出现在“消息”里。</View>;
  return (
    <>
      {agreed === undefined ? null : <Banner>{agreed ? AGREED : REFUSED}</Banner>}
      <Button big icon="bell" loading={busy} onTap={begin}>
        开始值班：有新的事提醒我
      </Button>
      <View className={cx(styles.fine)}>提醒只发到您自己的微信，里面没有居民的名字和电话。</View>
    </>
  );
}

/** The desks of somebody who works here, and being reminded; nothing for everybody else. */
export function Work({ me }: { me: Me }) {
  const posts = postsOf(me);
  if (posts.length === 0) return null;
  return (
    <Card title="我的工作">
      <View>
        {posts.map(({ key, area, level, name, title }) => (
          <Cell
            key={key}
            icon="service"
            title={name}
            note={`我的工作台 · ${title}`}
            onTap={() => go('work/desk', { area, level })}
          />
        ))}
      </View>
      <OnDuty />
    </Card>
  );
}
