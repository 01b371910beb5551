import { View } from '@tarojs/components';
import { useState } from 'react';
import { useReminder } from '@/client/reminders';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from './Work.module.scss';

const AGREED = '好，下一件新的事会在微信里提醒您。微信规定点一次只提醒一件，多点几次就多提醒几件。';
const REFUSED = '没有打开提醒。新的事照样会出现在“消息”里。';

function Asking({ ask }: { ask: () => Promise<boolean> }) {
  const [busy, setBusy] = useState(false);
  const [agreed, setAgreed] = useState<boolean>();
  const begin = () => {
    setBusy(true);
    void ask().then((yes) => {
      setAgreed(yes);
      setBusy(false);
    });
  };
  return (
    <>
      {agreed === undefined ? null : <Banner>{agreed ? AGREED : REFUSED}</Banner>}
      <Button tone="plain" icon="bell" loading={busy} onTap={begin}>
        开始值班：有新的事提醒我
      </Button>
      <View className={cx(styles.fine)}>提醒只发到您自己的微信，里面没有居民的名字和电话。</View>
    </>
  );
}

/** Being told in WeChat when something new has come, from the beginning of the day on. */
export function OnDuty() {
  const { ready, ask } = useReminder(['task']);
  return (
    <Card>{ready ? <Asking ask={ask} /> : <View className={cx(styles.fine)}>有新的事，会出现在“消息”里。</View>}</Card>
  );
}
