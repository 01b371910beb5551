import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { phone as dial } from '@/client/go';
import { sayDay } from '@/features/privacy/day';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import styles from '../mine.module.scss';

type Relay = OutputOf<'relays.get'>;
type Lent = NonNullable<OutputOf<'relays.number'>['lent']>;

/** Lends one’s name and number to the other side for seven days. */
function LendSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { busy, problem, wrong, act, tell } = useAct();
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const send = async (): Promise<void> => {
    const gaps = {
      ...(name.trim() === '' ? { name: '怎么称呼您?写个姓也行' } : {}),
      ...(number.trim() === '' ? { phone: '请写电话' } : {}),
    };
    if (Object.keys(gaps).length > 0) return tell(gaps);
    if (await act('relays.share', { id, name: name.trim(), phone: number.trim() })) onClose();
    return undefined;
  };
  const at = (key: string) => (wrong[key] ? { error: wrong[key] } : {});
  return (
    <Sheet title="留个电话给对方" confirm="留给他七天" loading={busy} onConfirm={() => void send()} onClose={onClose}>
      <Field label="怎么称呼您" max={20} value={name} onInput={setName} {...at('name')} />
      <Field label="电话" max={12} value={number} onInput={setNumber} {...at('phone')} />
      <View>只有那一家看得到，看一次记一次；七天后自动收回，您也可以随时收回。</View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}

/** Numbers that the two sides have lent to each other, if they wanted to. */
export function Numbers({ relay: { id, lent, borrowed, moves } }: { relay: Relay }) {
  const { busy, problem, act } = useAct();
  const [lending, setLending] = useState(false);
  const [seen, setSeen] = useState<Lent | null>();
  if (lent === null && borrowed === null && !moves.includes('share')) return null;
  const look = async (): Promise<void> => setSeen((await act('relays.number', { id }))?.lent);
  return (
    <Card title="电话">
      <View className={cx(styles.fine)}>两边的电话都不公开。谁愿意，谁把自己的留给对方看七天。</View>
      {lent === null ? null : <Cell title="您的电话，对方看得到" note={`到${sayDay(lent)}为止`} />}
      {seen ? <Cell title={seen.name} value={seen.phone} /> : null}
      {problem && !lending ? <Banner tone="error">{problem}</Banner> : null}
      {borrowed !== null && !seen ? (
        <Button icon="phone" loading={busy} onTap={() => void look()}>
          看对方留的电话
        </Button>
      ) : null}
      {seen ? (
        <Button icon="phone" onTap={() => dial(seen.phone)}>
          打给对方
        </Button>
      ) : null}
      {lent === null ? (
        <Button tone="plain" onTap={() => setLending(true)}>
          留个电话给对方
        </Button>
      ) : (
        <Button tone="plain" loading={busy} onTap={() => void act('relays.unshare', { id })}>
          收回我的电话
        </Button>
      )}
      {lending ? <LendSheet id={id} onClose={() => setLending(false)} /> : null}
    </Card>
  );
}
