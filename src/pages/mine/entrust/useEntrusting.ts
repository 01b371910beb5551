import { useState } from 'react';
import { go } from '@/client/go';
import { DAY } from '@/domain/_kernel/time';
import { useAct } from '@/features/privacy/useAct';

/** What can be done for another today; the rest is asked for when it can be. */
type Scope = 'report' | 'wish';
/** For how many days. */
export type Term = '90' | '180' | '365';

/** Asks somebody of a household to let one act for him. */
export const useEntrusting = (household: string) => {
  const [member, setMember] = useState<string>();
  const [scopes, setScopes] = useState<readonly Scope[]>(['report']);
  const [term, setTerm] = useState<Term>('180');
  const { busy, problem, lacks, wrong, act, tell } = useAct();
  const toggle = (scope: Scope): void =>
    setScopes((old) => (old.includes(scope) ? old.filter((one) => one !== scope) : [...old, scope]));
  const send = async (): Promise<void> => {
    if (member === undefined) return tell({ member: '请点一下是替谁' });
    if (scopes.length === 0) return tell({ scopes: '请至少点一样' });
    // Counted from the end of a day, so that asking again means the same.
    const validTo = Math.ceil(Date.now() / DAY) * DAY + (Number(term) - 1) * DAY;
    if (await act('proxies.ask', { household, member, scopes: [...scopes], validTo })) go('mine/proxies', {}, true);
    return undefined;
  };
  return { member, setMember, scopes, toggle, term, setTerm, busy, problem, lacks, wrong, send: () => void send() };
};
