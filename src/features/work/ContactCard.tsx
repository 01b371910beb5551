import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { phone } from '@/client/go';
import { sentence } from '@/client/messages';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Person } from '@/ui/Person';
import { Sheet } from '@/ui/Sheet';
import type { FormProps } from './MoveScreen';
import styles from './Work.module.scss';

type Contact = NonNullable<OutputOf<'reports.contact'>['contact']>;
const PURPOSES = [
  { value: 'call', label: '打电话问清楚' },
  { value: 'visit', label: '约上门的时间' },
  { value: 'verify', label: '核实一下' },
] as const;
type Purpose = (typeof PURPOSES)[number]['value'];

const LOGGED = '看一次记一次，居民能看到是哪个岗位、为什么看的。';

function AskContact({
  report,
  onRead,
  onClose,
}: FormProps & { onRead: (contact: Contact) => void; onClose: () => void }) {
  const [purpose, setPurpose] = useState<Purpose>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const read = async () => {
    if (!purpose) return setProblem('请先选一下为什么要看。');
    setBusy(true);
    const answer = await call('reports.contact', { id: report.id, purpose });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error.code === 'FORBIDDEN' ? NOT_YOURS : sentence(answer.error.code));
    if (!answer.data.contact) return setProblem('居民没有留电话。');
    onRead(answer.data.contact);
  };
  return (
    <Sheet title="看居民的电话" confirm="看电话" loading={busy} onConfirm={() => void read()} onClose={onClose}>
      <Choice label="为什么要看?" options={PURPOSES} chosen={purpose ? [purpose] : []} onPick={setPurpose} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <View className={cx(styles.fine)}>{LOGGED}</View>
    </Sheet>
  );
}

const NOT_YOURS = '电话只给承办人和社区看，您可以请他们联系。';

/** The resident's phone: masked until somebody says what for; it is gone again when the page is left. */
export function ContactCard({ report }: FormProps) {
  const [contact, setContact] = useState<Contact>();
  const [asking, setAsking] = useState(false);
  if (report.contactMask === null) return null;
  return (
    <Card title="联系居民">
      {contact ? (
        <Person role="报事的居民" name={contact.name} hours={contact.phone} onCall={() => phone(contact.phone)} />
      ) : (
        <>
          <View className={cx(styles.fine)}>{`${report.contactMask}。${LOGGED}`}</View>
          <Button tone="plain" icon="phone" onTap={() => setAsking(true)}>
            看居民的电话
          </Button>
        </>
      )}
      {asking ? (
        <AskContact
          report={report}
          onClose={() => setAsking(false)}
          onRead={(found) => {
            setContact(found);
            setAsking(false);
          }}
        />
      ) : null}
    </Card>
  );
}
