import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { CARE } from '@/domain/care/words';
import type { CareView } from '@/domain/care/schema';
import { Look } from '@/features/register/Look';
import { RISK_TONES, RISKS } from '@/features/register/words';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from '../register.module.scss';
import { CareMoves } from './CareMoves';

function Need({ id }: { id: string }) {
  const [need, setNeed] = useState<string>();
  if (need !== undefined) return <View className={cx(styles.words)}>{need}</View>;
  return (
    <Look
      title="看看需要什么"
      left="写的是这位邻居的难处，平时不显示。"
      ask={(purpose) => call('care.need', { id, purpose })}
      onSeen={(seen) => setNeed(seen.need)}
    />
  );
}

/** Somebody who is looked after: what he needs, when to come again, and how that changes. */
export function Caring({ care }: { care: CareView }) {
  const { id, name, kind, placeName, roomName, risk, state, nextVisitAt, lastVisitAt, household } = care;
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
      <CareMoves care={care} />
    </Card>
  );
}
