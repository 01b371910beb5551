import { useEffect, useRef, useState } from 'react';
import type { Outgoing, Refusal } from '@/client/drafts';
import { fieldSentence, sentence } from '@/client/messages';
import { hearOutcome, sendWaiting, useIsSending, type Outcome } from '@/client/outbox';
import { seal } from '@/client/secrets';
import { useShown } from '@/client/useShown';

/** A sentence for each spot of a form where something is wrong. */
export type Wrong<S extends string> = Readonly<Partial<Record<S, string>>>;

/** A form that is sent once, by the outbox, and is then done with. */
export interface Sendable<S extends string> {
  /** The name under which it is kept. */
  form: string;
  /** Whether all of it has been read from the phone. */
  ready: boolean;
  /** As it was sent off, if it was. */
  out: Outgoing | undefined;
  said: Refusal | undefined;
  gaps: () => Wrong<S>;
  compose: () => Omit<Outgoing, 'at' | 'sealed'>;
  /** The personal part, which is kept encrypted. */
  secret?: () => object;
  post: (out: Outgoing) => void;
  done: (id: string) => void;
  spots: readonly S[];
  /** What is said instead of the usual sentence for a code. */
  special: Readonly<Record<string, string>>;
  /** What is said for a rule, where that is not the usual. */
  told?: (rule: string) => string | undefined;
}

const UNFINISHED = '上面有红字的地方还差一点。';
const AT_SPOTS: readonly string[] = ['INVALID', 'WORDS_PERSONAL', 'MONEY_ASKED'];

const refusedAt = <S extends string>({ spots, told }: Sendable<S>, { code, fields = [] }: Refusal): Wrong<S> => {
  if (!AT_SPOTS.includes(code)) return {} as Wrong<S>;
  const at = fields.flatMap(({ path, rule }) => {
    const spot = spots.find((one) => path === one || path.startsWith(`${one}.`));
    return spot ? [[spot, told?.(rule) ?? fieldSentence(rule)]] : [];
  });
  return Object.fromEntries(at) as Wrong<S>;
};

/** Behind another page a form that arrives must not push that one away; the first screen tells where it went. */
const useArrival = (form: string, done: (id: string) => void): void => {
  const shown = useShown();
  const latest = useRef(done);
  latest.current = done;
  useEffect(() => {
    const hear = (outcome: Outcome): boolean => {
      if (outcome.end !== 'sent' || !shown()) return false;
      latest.current(outcome.data.id);
      return true;
    };
    return hearOutcome(form, hear);
  }, [form, shown]);
};

/** Sends a form off, tells how it fares, and says what is wrong with it where it is refused. */
export const useSending = <S extends string>(form: Sendable<S>) => {
  const latest = useRef(form);
  latest.current = form;
  const { form: name, out, said } = form;
  const [wrong, setWrong] = useState<Wrong<S>>({} as Wrong<S>);
  const [refused, setRefused] = useState<string>();
  const busy = useIsSending(name);

  useEffect(() => {
    if (!said) return;
    const { special } = latest.current;
    setWrong(refusedAt(latest.current, said));
    setRefused(special[said.code] ?? (said.code === 'INVALID' ? UNFINISHED : sentence(said.code)));
  }, [said]);
  useArrival(name, (id) => latest.current.done(id));

  const submit = (): void => {
    const gaps = form.gaps();
    const whole = Object.keys(gaps).length === 0;
    setWrong(gaps);
    setRefused(whole ? undefined : UNFINISHED);
    if (busy || !form.ready || !whole) return;
    const secret = form.secret?.();
    const sealed = secret !== undefined && Object.keys(secret).length > 0;
    if (sealed) seal(name, secret);
    form.post({ ...form.compose(), at: Date.now(), ...(sealed ? { sealed } : {}) });
    sendWaiting();
  };
  /** What was wrong at a spot no longer is: it is being written anew. */
  const mend = (spot: S): void => setWrong(({ [spot]: _gone, ...rest }) => rest as Wrong<S>);
  return { busy, waiting: out !== undefined && !said && !busy, wrong, refused, submit, mend };
};
