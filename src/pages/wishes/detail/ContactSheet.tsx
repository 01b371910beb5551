import { useState } from 'react';
import { call } from '@/client/api';
import { fieldSentence, sentence } from '@/client/messages';
import { Banner } from '@/ui/Banner';
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
export function ContactSheet({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
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
    <Sheet title={title} confirm="改好了" loading={busy} onConfirm={() => void send()} onClose={onClose}>
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
