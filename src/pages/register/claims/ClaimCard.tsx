import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import type { ClaimView } from '@/domain/registry/claims';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { CLAIMED_AS } from '@/features/register/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Confirm } from './Confirm';
import { Reveal } from './Reveal';

const READY = ['登记的不是您家', '门牌号写错了，请再扫一次', '请带着证件到社区来一趟'] as const;

/** Who says that he lives there, and what stands in the register of the room. */
function Who({ claim: { as, name, phone, household, askedAt } }: { claim: ClaimView }) {
  return (
    <View>
      <Cell
        icon="me"
        title={`${name} 说他是${CLAIMED_AS[as]}`}
        note={`${phone ?? '没有留电话'} · ${sayTime(askedAt)}`}
      />
      {household === null ? (
        <Cell icon="warn" title="这间房还没有登记住户" note="先在台账里登记，再来点头" />
      ) : (
        <Cell icon="home" title="看这一户的登记" onTap={() => go('register/household', { id: household })} />
      )}
    </View>
  );
}

/** One claim: who says he lives where, and what to answer him. */
export function ClaimCard({ claim }: { claim: ClaimView }) {
  const { id, placeName, roomName, household, moves } = claim;
  const [open, setOpen] = useState<'reveal' | 'confirm' | 'refuse'>();
  const { act } = useAct();
  const close = () => setOpen(undefined);
  return (
    <Card title={`${placeName} ${roomName}`}>
      <Who claim={claim} />
      <Button tone="plain" onTap={() => setOpen('reveal')}>
        看姓名和电话
      </Button>
      {moves.includes('confirm') && household !== null ? (
        <Button onTap={() => setOpen('confirm')}>是这家的人</Button>
      ) : null}
      {moves.includes('refuse') ? (
        <Button tone="plain" onTap={() => setOpen('refuse')}>
          不是这家的
        </Button>
      ) : null}
      {open === 'reveal' ? <Reveal claim={claim} onClose={close} /> : null}
      {open === 'confirm' && household !== null ? <Confirm id={id} household={household} onClose={close} /> : null}
      {open === 'refuse' ? (
        <ReasonSheet
          title="不是这家的"
          text="原因会发给他，写得和气些。"
          confirm="告诉他"
          ready={READY}
          act={(reason) => act((requestId) => call('claims.refuse', { id, reason }, requestId))}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
