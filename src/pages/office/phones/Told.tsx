import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { fieldSentence } from '@/client/messages';
import { ReasonSheet } from '@/features/privacy/ReasonSheet';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import styles from '../office.module.scss';

type Row = OutputOf<'people.phones'>['rows'][number];

const PHONE = /^1[3-9]\d{9}$/;

function Confirming({ id, onClose }: { id: string; onClose: () => void }) {
  const [phone, setPhone] = useState('');
  const { busy, problem, wrong, act, tell } = useAct();
  const confirm = async (): Promise<void> => {
    if (!PHONE.test(phone.trim())) return tell({ phone: fieldSentence('phone') });
    return (await act('people.confirmPhone', { id, phone: phone.trim() })) ? onClose() : undefined;
  };
  return (
    <Sheet title="他说的号码是多少?" confirm="对上了" loading={busy} onConfirm={() => void confirm()} onClose={onClose}>
      <Field
        label="听到的手机号"
        hint="当面或者电话里听他说一遍，照着填。跟他填的一样才算数，号码本身您看不到。"
        type="number"
        max={11}
        value={phone}
        onInput={(typed) => {
          setPhone(typed);
          tell({});
        }}
        {...(wrong['phone'] ? { error: wrong['phone'] } : {})}
      />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}

/** A number that somebody typed: confirmed by typing what was heard from him, or refused with a reason. */
export function Told({ row }: { row: Row }) {
  const [asked, setAsked] = useState<'confirm' | 'refuse'>();
  const acting = useAct();
  const close = (): void => setAsked(undefined);
  const refuse = async (reason: string): Promise<void> => {
    if (await acting.act('people.refusePhone', { id: row.id, reason })) close();
  };
  return (
    <Card title={row.placeName}>
      <View>{row.phone}</View>
      <View className={cx(styles.fine)}>{`${sayTime(row.toldAt)}填的`}</View>
      <View className={cx(styles.row)}>
        <Button onTap={() => setAsked('confirm')}>听他说过了</Button>
        <Button tone="plain" onTap={() => setAsked('refuse')}>
          没对上
        </Button>
      </View>
      {asked === 'confirm' ? <Confirming id={row.id} onClose={close} /> : null}
      {asked === 'refuse' ? (
        <ReasonSheet
          title="没对上?"
          confirm="没对上"
          danger
          label="怎么没对上"
          hint="他会看到这句话。填的号码马上删掉。"
          max={100}
          acting={acting}
          onConfirm={(reason) => void refuse(reason)}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
