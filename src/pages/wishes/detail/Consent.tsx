import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, type Answer } from '@/client/api';
import { sentence } from '@/client/messages';
import type { WishView } from '@/domain/wall/views';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';

const useCommand = () => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = async (sent: Promise<Answer<'wall.share' | 'wall.judgeEcho'>>): Promise<void> => {
    setBusy(true);
    const answer = await sent;
    setBusy(false);
    setProblem(answer.ok ? undefined : sentence(answer.error.code));
  };
  return { busy, problem, run };
};

/** Changes one’s own mind about whether the echo may hang on the wall. */
export function Share({ wish }: { wish: WishView }) {
  const { busy, problem, run } = useCommand();
  const author = wish.as.includes('author');
  if (!author && !wish.as.includes('helper')) return null;
  const shares = author ? wish.authorShares : wish.helperShares;
  return (
    <>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <Button tone="plain" loading={busy} onTap={() => void run(call('wall.share', { id: wish.id, share: !shares }))}>
        {shares ? '我不想贴到墙上' : '我愿意贴到墙上'}
      </Button>
    </>
  );
}

/** For the staff where WeChat was unsure: whether the echo may hang on the wall. */
export function Judge({ wish }: { wish: WishView }) {
  const { busy, problem, run } = useCommand();
  if (!wish.echoJudgeable) return null;
  const judge = (show: boolean) => void run(call('wall.judgeEcho', { id: wish.id, show }));
  return (
    <>
      <View>这段回音或照片还没有人看过，请您看看能不能贴。</View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <Button loading={busy} onTap={() => judge(true)}>
        可以贴
      </Button>
      <Button tone="danger" loading={busy} onTap={() => judge(false)}>
        不能贴
      </Button>
    </>
  );
}
