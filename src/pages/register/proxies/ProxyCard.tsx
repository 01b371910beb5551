import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { nameWords, roomWords, SCOPE_WORDS } from '@/features/home/words';
import { WordsSheet } from '@/features/home/WordsSheet';
import { sayDay } from '@/features/privacy/day';
import { useAct } from '@/features/privacy/useAct';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { WitnessSheet } from './WitnessSheet';

/** Who wants to act for whom, and for what. */
function Wanted({ proxy: { principal, agent, scopes, validTo } }: { proxy: OutputOf<'proxies.get'> }) {
  return (
    <View>
      <Cell icon="me" title={`${nameWords(agent)} 想替 ${nameWords(principal)} 办事`} />
      <Cell title="替办什么" value={scopes.map((scope) => SCOPE_WORDS[scope]).join('、')} />
      <Cell title="办到哪天" value={sayDay(validTo)} />
    </View>
  );
}

/** One agreement that waits: the grid worker asks in person who has no WeChat, and writes down the answer. */
export function ProxyCard({ proxy }: { proxy: OutputOf<'proxies.get'> }) {
  const { id, moves } = proxy;
  const { busy, problem, wrong, act } = useAct();
  const [open, setOpen] = useState<'witness' | 'refuse'>();
  const close = () => setOpen(undefined);
  const refuse = async (reason: string): Promise<void> => {
    if (await act('proxies.revoke', { id, reason })) close();
  };
  const alone = moves.includes('witness');
  return (
    <Card title={roomWords(proxy)}>
      <Wanted proxy={proxy} />
      {alone ? (
        <Button onTap={() => setOpen('witness')}>当面问过，本人同意</Button>
      ) : (
        <View>本人用微信，等他自己点头；请不到的，您帮着说一声。</View>
      )}
      {moves.includes('revoke') ? (
        <Button tone="plain" onTap={() => setOpen('refuse')}>
          本人不愿意
        </Button>
      ) : null}
      {open === 'witness' ? <WitnessSheet id={id} onClose={close} /> : null}
      {open === 'refuse' ? (
        <WordsSheet
          title="本人不愿意"
          label="跟他们说一声"
          hint="例如：老人说自己会打电话"
          seen="想代办的家人看得到这一句。"
          confirm="告诉他们"
          {...{ busy, problem }}
          wrong={wrong['reason']}
          onSend={(reason) => void refuse(reason)}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
