import { View } from '@tarojs/components';
import { useState } from 'react';
import { useReminder } from '@/client/reminders';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';

/** Offers a WeChat message at the next step; refusing costs nothing. */
export function RemindMe() {
  const { ready, ask } = useReminder(['progress']);
  const [agreed, setAgreed] = useState<boolean>();
  if (agreed === true) return <Banner>好，下一步有进展，微信上告诉您。</Banner>;
  if (agreed === false) return <Banner>没关系，进展都在“我的”里的“消息”，随时能看。</Banner>;
  if (!ready) return null;
  return (
    <Card>
      <Button tone="plain" icon="bell" onTap={() => void ask().then(setAgreed)}>
        有进展时提醒我
      </Button>
      <View>点一次，微信上提醒一次：哪件事、办到哪了、什么时间，别的都不写。</View>
    </Card>
  );
}
