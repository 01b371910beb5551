import { useState } from 'react';
import { DAY, dayAt, dayEnd, dayStart } from '@/domain/_kernel/time';

/** The spans that are offered, and the one whose days are typed. */
export type Span = 'today' | 'week' | 'month' | 'own';
const BACK: Readonly<Record<Exclude<Span, 'own'>, number>> = { today: 0, week: 6, month: 29 };

export interface Form {
  span: Span;
  from: string;
  to: string;
  person: string;
  subject: string;
}
const EMPTY: Form = { span: 'week', from: '', to: '', person: '', subject: '' };

/** What is asked of the server. */
export interface Search {
  from: number;
  to: number;
  person?: string;
  subject?: string;
}

const DATE = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/;
const ID = /^[a-z]{3}_[0-9A-Za-z]{8,40}$/;
const NO_DAY = '请写成 2026-11-22 这样';

const dayOf = (typed: string): number | undefined => {
  const [, year, month, day] = DATE.exec(typed.trim()) ?? [];
  return year === undefined ? undefined : dayAt(Number(year), Number(month), Number(day));
};

const gapsIn = (form: Form): Record<string, string> => {
  const own = form.span === 'own';
  const [from, to] = [dayOf(form.from), dayOf(form.to)];
  const id = (typed: string): boolean => typed.trim() === '' || ID.test(typed.trim());
  return {
    ...(own && from === undefined ? { from: NO_DAY } : {}),
    ...(own && to === undefined ? { to: NO_DAY } : {}),
    ...(own && from !== undefined && to !== undefined && from > to ? { to: '要不早于前面那天' } : {}),
    ...(id(form.person) ? {} : { person: '编号像 per_ 开头的一串，请再看看' }),
    ...(id(form.subject) ? {} : { subject: '编号像 rep_ 开头的一串，请再看看' }),
  };
};

const searchOf = ({ span, from, to, person, subject }: Form): Search => {
  const now = Date.now();
  const days =
    span === 'own'
      ? { from: dayOf(from) ?? 0, to: dayEnd(dayOf(to) ?? now) }
      : { from: dayStart(now) - BACK[span] * DAY, to: dayEnd(now) };
  return {
    ...days,
    ...(person.trim() ? { person: person.trim() } : {}),
    ...(subject.trim() ? { subject: subject.trim() } : {}),
  };
};

/** What to look for in the audit; it is looked for once it is asked, so that half a date finds nothing. */
export const useSearch = () => {
  const [form, setForm] = useState(EMPTY);
  const [search, setSearch] = useState(() => searchOf(EMPTY));
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const change = (part: Partial<Form>): void => {
    setWrong({});
    setForm({ ...form, ...part });
  };
  const look = (part: Partial<Form> = {}): void => {
    const next = { ...form, ...part };
    const gaps = gapsIn(next);
    setForm(next);
    setWrong(gaps);
    if (Object.keys(gaps).length === 0) setSearch(searchOf(next));
  };
  return { form, search, wrong, change, look };
};
