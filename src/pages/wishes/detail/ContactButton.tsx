import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { phone } from '@/client/go';
import { readSentence } from '@/client/readMessages';
import type { WishView } from '@/domain/wall/views';
import { PurposeSheet, type Purpose } from '@/features/reading/PurposeSheet';
import { Button } from '@/ui/Button';
import { Cell } from '@/ui/Cell';
import { Sheet } from '@/ui/Sheet';

type Contact = NonNullable<OutputOf<'wall.contact'>['contact']>;

const LOGGED = '看一次记一次，发心愿的人看得到是谁一类的人、为什么看的。';
const NONE = '没有留联系方式。';

/** Whether the caller may read whom the wish is for, and it is not his own. */
export const hasContact = ({ contactReadable, as }: WishView): boolean => contactReadable && !as.includes('author');

/** Whom the wish is for: masked until somebody says what for, and forgotten when the page is left. */
export function ContactButton({ wish }: { wish: WishView }) {
  const [asking, setAsking] = useState(false);
  const [contact, setContact] = useState<Contact>();
  if (!hasContact(wish)) return null;
  const close = () => setAsking(false);
  const read = async (purpose: Purpose) => {
    const answer = await call('wall.contact', { id: wish.id, purpose });
    if (!answer.ok) return readSentence(answer.error.code);
    if (!answer.data.contact) return NONE;
    setContact(answer.data.contact);
    return undefined;
  };
  const left = `留的电话是 ${wish.contactMask ?? ''}`;
  const ask = { title: '怎么联系', confirm: '看一看', left, logged: LOGGED, read, onClose: close };
  return (
    <>
      <Button big tone="plain" icon="phone" onTap={() => setAsking(true)}>
        怎么联系
      </Button>
      {asking && !contact ? <PurposeSheet {...ask} /> : null}
      {asking && contact ? (
        <Sheet title="怎么联系" confirm="打电话" onConfirm={() => phone(contact.phone)} onClose={close}>
          <View>
            <Cell title="称呼" value={contact.name} />
            <Cell title="电话" value={contact.phone} />
            <Cell title="住哪一户" value={`${wish.place.name} ${contact.door}`} />
          </View>
        </Sheet>
      ) : null}
    </>
  );
}
