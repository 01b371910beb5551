import { useState } from 'react';
import { call } from '@/client/api';
import { fieldSentence, sentence } from '@/client/messages';
import { useQuery } from '@/client/query';
import type { WishView } from '@/domain/wall/schema';
import { ReadingsCard } from '@/features/reading/ReadingsCard';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';

const NOBODY = { name: '', phone: '', door: '' };
const FIELDS = [
  { key: 'name', label: '怎么称呼' },
  { key: 'phone', label: '电话' },
  { key: 'door', label: '住哪一户' },
] as const;
type Key = (typeof FIELDS)[number]['key'];

/** Says anew whom the wish is for; what was said before is not shown, it is replaced. */
function ContactSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [who, setWho] = useState(NOBODY);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Partial<Record<Key, string>>>({});
  const [refused, setRefused] = useState<string>();
  const send = async (): Promise<void> => {
    const gaps = FIELDS.filter(({ key }) => who[key].trim() === '').map(({ key }) => [key, '这里也要写上']);
    setWrong(Object.fromEntries(gaps) as Partial<Record<Key, string>>);
    if (gaps.length > 0) return;
    setBusy(true);
    const answer = await call('wall.setContact', { id, beneficiary: who });
    setBusy(false);
    if (answer.ok) return onClose();
    const told = (answer.error.fields ?? []).map(({ path, rule }) => [path.split('.')[1] ?? '', fieldSentence(rule)]);
    setWrong(Object.fromEntries(told) as Partial<Record<Key, string>>);
    setRefused(sentence(answer.error.code));
  };
  return (
    <Sheet title="改联系方式" confirm="改好了" loading={busy} onConfirm={() => void send()} onClose={onClose}>
      {FIELDS.map(({ key, label }) => (
        <Field
          key={key}
          label={label}
          value={who[key]}
          onInput={(text) => setWho((old) => ({ ...old, [key]: text }))}
          {...(wrong[key] ? { error: wrong[key] } : {})}
        />
      ))}
      {refused ? <Banner tone="error">{refused}</Banner> : null}
    </Sheet>
  );
}

/** For the author: what he left, who has looked at it and what for, and the way to change it. */
export function Own({ wish }: { wish: WishView }) {
  const [changing, setChanging] = useState(false);
  const wanted = wish.as.includes('author');
  const readings = useQuery('wall.readings', { id: wish.id }, wanted);
  if (!wanted) return null;
  return (
    <>
      <ReadingsCard title="谁看过怎么联系" left="您留的电话" mask={wish.contactMask ?? '没有留'} query={readings} />
      <Button tone="plain" onTap={() => setChanging(true)}>
        改联系方式
      </Button>
      {changing ? <ContactSheet id={wish.id} onClose={() => setChanging(false)} /> : null}
    </>
  );
}
