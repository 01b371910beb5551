import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { phone } from '@/client/go';
import { readSentence } from '@/client/messages';
import type { ReportView } from '@/domain/reports/schema';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
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
const NONE = '居民没有留电话。';

/** Whether the resident left a phone that the caller may read, and it is not his own. */
export const hasContact = ({ contactReadable, as }: ReportView): boolean => contactReadable && !as.includes('reporter');

interface SheetProps extends FormProps {
  onRead: (contact: Contact) => void;
  onClose: () => void;
}

function AskSheet({ report, onRead, onClose }: SheetProps) {
  const [purpose, setPurpose] = useState<Purpose>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const read = async () => {
    if (!purpose) return setProblem('请先选一下为什么要看。');
    setBusy(true);
    const answer = await call('reports.contact', { id: report.id, purpose });
    setBusy(false);
    if (!answer.ok) return setProblem(readSentence(answer.error.code));
    if (answer.data.contact) onRead(answer.data.contact);
    else setProblem(NONE);
  };
  return (
    <Sheet title="看居民的电话" confirm="看电话" loading={busy} onConfirm={() => void read()} onClose={onClose}>
      <View>{`居民留的是 ${report.contactMask ?? ''}`}</View>
      <Choice label="为什么要看?" options={PURPOSES} chosen={purpose ? [purpose] : []} onPick={setPurpose} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <View className={cx(styles.fine)}>{LOGGED}</View>
    </Sheet>
  );
}

/** The resident's phone: masked until somebody says what for, and forgotten when the page is left. */
export function ContactButton({ report }: FormProps) {
  const [asking, setAsking] = useState(false);
  const [contact, setContact] = useState<Contact>();
  if (!hasContact(report)) return null;
  const close = () => setAsking(false);
  const dial = () => {
    if (contact) phone(contact.phone);
  };
  return (
    <>
      <View className={cx(styles.beside)}>
        <Button big tone="plain" icon="phone" onTap={() => setAsking(true)}>
          联系居民
        </Button>
      </View>
      {asking && !contact ? <AskSheet report={report} onRead={setContact} onClose={close} /> : null}
      {asking && contact ? (
        <Sheet title="联系居民" confirm="打电话" onConfirm={dial} onClose={close}>
          <Person role="报事的居民" name={contact.name} hours={contact.phone} />
        </Sheet>
      ) : null}
    </>
  );
}
