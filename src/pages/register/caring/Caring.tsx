import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { registrySentence } from '@/client/registryWords';
import { CARE } from '@/domain/care/words';
import type { CareView } from '@/domain/care/schema';
import { WhySheet } from '@/features/reading/PurposeSheet';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { LOGGED, RISK_TONES, RISKS, WHY, type CarePurpose } from '@/features/register/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from '../register.module.scss';
import { Review } from './Review';

const READY = ['家人接走同住', '已经康复', '搬走了', '去世了'] as const;

function Need({ id }: { id: string }) {
  const [asking, setAsking] = useState(false);
  const [need, setNeed] = useState<string>();
  const read = async (purpose: CarePurpose): Promise<string | undefined> => {
    const answer = await call('care.need', { id, purpose });
    if (!answer.ok) return registrySentence(answer.error.code);
    setNeed(answer.data.need);
    setAsking(false);
    return undefined;
  };
  if (need !== undefined) return <View className={cx(styles.words)}>{need}</View>;
  return (
    <>
      <Button tone="plain" onTap={() => setAsking(true)}>
        看看需要什么
      </Button>
      {asking ? (
        <WhySheet
          purposes={WHY}
          title="看看需要什么"
          confirm="看一眼"
          left="写的是这位邻居的难处，平时不显示。"
          logged={LOGGED}
          read={read}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** Somebody who is looked after: what he needs, when to come again, and how that changes. */
export function Caring({ care }: { care: CareView }) {
  const { id, name, kind, placeName, roomName, risk, state, nextVisitAt, lastVisitAt, household, moves } = care;
  const [open, setOpen] = useState<'review' | 'close'>();
  const { act } = useAct();
  const close = () => setOpen(undefined);
  const tag =
    state === 'open' ? <Tag tone={RISK_TONES[risk]}>{`风险${RISKS[risk]}`}</Tag> : <Tag tone="done">不用了</Tag>;
  return (
    <Card title={`${name} · ${CARE[kind]}`} aside={tag}>
      <View>
        <Cell
          icon="home"
          title={`${placeName} ${roomName}`}
          note="看这一户，记走访"
          onTap={() => go('register/household', { id: household })}
        />
        <Cell title="上次去看" value={lastVisitAt === null ? '还没去过' : sayTime(lastVisitAt)} />
        {state === 'open' ? <Cell title="下次去看" value={`${sayTime(nextVisitAt)} 前`} /> : null}
      </View>
      <Need id={id} />
      {moves.includes('review') ? (
        <Button tone="plain" onTap={() => setOpen('review')}>
          情况变了，改一改
        </Button>
      ) : null}
      {moves.includes('close') ? (
        <Button tone="plain" onTap={() => setOpen('close')}>
          不用照看了
        </Button>
      ) : null}
      {open === 'review' ? <Review care={care} onClose={close} /> : null}
      {open === 'close' ? (
        <ReasonSheet
          title="不用照看了"
          text="以后不再提醒去看；以前的走访都留着。"
          confirm="不用照看了"
          ready={READY}
          act={(reason) => act((requestId) => call('care.close', { id, reason }, requestId))}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
