import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { phone } from '@/client/go';
import { readSentence } from '@/client/readMessages';
import type { ReportView } from '@/domain/reports/schema';
import { PurposeSheet, type Purpose } from '@/features/reading/PurposeSheet';
import { Button } from '@/ui/Button';
import { cx } from '@/ui/cx';
import { Person } from '@/ui/Person';
import { Sheet } from '@/ui/Sheet';
import type { FormProps } from './MoveScreen';
import styles from './Work.module.scss';

type Contact = NonNullable<OutputOf<'reports.contact'>['contact']>;

const LOGGED = '看一次记一次，居民能看到是哪个岗位、为什么看的。';
const NONE = '居民没有留电话。';

/** Whether the resident left a phone that the caller may read, and it is not his own. */
export const hasContact = ({ contactReadable, as }: ReportView): boolean => contactReadable && !as.includes('reporter');

/** The resident's phone: masked until somebody says what for, and forgotten when the page is left. */
export function ContactButton({ report }: FormProps) {
  const [asking, setAsking] = useState(false);
  const [contact, setContact] = useState<Contact>();
  if (!hasContact(report)) return null;
  const close = () => setAsking(false);
  const read = async (purpose: Purpose) => {
    const answer = await call('reports.contact', { id: report.id, purpose });
    if (!answer.ok) return readSentence(answer.error.code);
    if (!answer.data.contact) return NONE;
    setContact(answer.data.contact);
    return undefined;
  };
  const dial = () => {
    if (contact) phone(contact.phone);
  };
  const left = `居民留的是 ${report.contactMask ?? ''}`;
  return (
    <>
      <View className={cx(styles.beside)}>
        <Button big tone="plain" icon="phone" onTap={() => setAsking(true)}>
          联系居民
        </Button>
      </View>
      {asking && !contact ? (
        <PurposeSheet title="看居民的电话" confirm="看电话" left={left} logged={LOGGED} read={read} onClose={close} />
      ) : null}
      {asking && contact ? (
        <Sheet title="联系居民" confirm="打电话" onConfirm={dial} onClose={close}>
          <Person role="报事的居民" name={contact.name} hours={contact.phone} />
        </Sheet>
      ) : null}
    </>
  );
}
