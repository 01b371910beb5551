import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import type { InviteView } from '@/domain/people/invites';
import { endOf, termsOf, type RoleName, type Term } from '@/features/office/giving';
import { useAct } from '@/features/privacy/useAct';

/** How it is given: by a code that he is shown, or by the number he has told. */
export const WAYS = [
  { value: 'code', label: '当面给他看邀请码' },
  { value: 'number', label: '我有他的编号' },
] as const;
type Way = (typeof WAYS)[number]['value'];
interface Form {
  role: RoleName | undefined;
  title: string;
  term: Term;
  way: Way;
  number: string;
}
const EMPTY: Form = { role: undefined, title: '', term: 'year', way: 'code', number: '' };

const PERSON = /^per_[0-9A-Za-z]{8,40}$/;
type Place = OutputOf<'places.get'>['place'];

const gapsIn = ({ role, title, way, number }: Form): Record<string, string> => ({
  ...(role ? {} : { role: '请选一样职务。' }),
  ...(title.trim() ? {} : { title: '请写邻居看到的称呼。' }),
  ...(way === 'number' && !PERSON.test(number.trim())
    ? { id: '编号不对。请他在“我的家和资料”里点“复制编号”发给您。' }
    : {}),
});

/** Gives a role over a place: what is asked, what is wrong, and what came of it. */
export const useGiving = ({ id: area, kind }: Pick<Place, 'id' | 'kind'>) => {
  const [form, setForm] = useState(EMPTY);
  const [invite, setInvite] = useState<InviteView>();
  const [given, setGiven] = useState<string>();
  const { busy, problem, wrong, act, tell } = useAct();
  const change = (part: Partial<Form>): void => {
    tell({});
    const next = { ...form, ...part };
    const fits = !next.role || termsOf(next.role).some(({ value }) => value === next.term);
    setForm(fits ? next : { ...next, term: 'year' });
  };
  const send = async (): Promise<void> => {
    const gaps = gapsIn(form);
    const { role, way } = form;
    if (!role || Object.keys(gaps).length > 0) return tell(gaps);
    const level = kind as InviteView['level'];
    const post = { role, level, area, title: form.title.trim(), validTo: endOf(form.term) };
    if (way === 'code') return setInvite(await act('people.invite', post));
    const done = await act('people.grant', { ...post, id: form.number.trim() });
    return setGiven(done ? post.title : undefined);
  };
  return { form, change, invite, given, busy, problem, wrong, send, again: () => setInvite(undefined) };
};
