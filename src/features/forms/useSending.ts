import { useState } from 'react';
import { useAutoSend } from '@/client/autoSend';
import { fieldSentence, sentence } from '@/client/messages';
import type { FormPhoto } from '@/client/photos';

/** A sentence for each spot of a form where something is wrong. */
export type Wrong<S extends string> = Readonly<Partial<Record<S, string>>>;

interface Refusal {
  code: string;
  fields?: readonly { path: string; rule: string }[];
}
type Sent = { ok: true; data: { id: string } } | { ok: false; error: Refusal };

/** A form with photos that is sent once and is then done with. */
export interface Sendable<S extends string> {
  /** Whether all of it has been read from the phone. */
  ready: boolean;
  /** Sent off already; only the network is missing. */
  waiting: boolean;
  gaps: () => Wrong<S>;
  photos: { upload: () => Promise<readonly FormPhoto[]> };
  ask: (fileIds: readonly string[]) => Promise<Sent>;
  wait: (waiting: boolean) => void;
  renew: () => void;
  dropUploads: () => void;
  done: (id: string) => void;
  spots: readonly S[];
  /** What is said instead of the usual sentence for a code. */
  special: Readonly<Record<string, string>>;
  /** What is said for a rule, where that is not the usual. */
  said?: (rule: string) => string | undefined;
}

const UNFINISHED = '上面有红字的地方还差一点。';
const AT_SPOTS: readonly string[] = ['INVALID', 'WORDS_PERSONAL', 'MONEY_ASKED'];

const refusedAt = <S extends string>({ spots, said }: Sendable<S>, fields: Refusal['fields'] = []): Wrong<S> =>
  Object.fromEntries(
    fields.flatMap(({ path, rule }) => {
      const spot = spots.find((one) => path === one || path.startsWith(`${one}.`));
      return spot ? [[spot, said?.(rule) ?? fieldSentence(rule)]] : [];
    }),
  ) as Wrong<S>;

/** Sends a form, by itself again when the network is back, and says what is wrong with it where it is refused. */
export const useSending = <S extends string>(form: Sendable<S>) => {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong<S>>({} as Wrong<S>);
  const [refused, setRefused] = useState<string>();

  const handle = (error: Refusal): void => {
    if (error.code === 'OFFLINE') return form.wait(true);
    form.wait(false);
    if (AT_SPOTS.includes(error.code)) setWrong(refusedAt(form, error.fields));
    if (error.code === 'CONFLICT') form.renew();
    if (error.code === 'CONFLICT' || error.code === 'PHOTO_NOT_YOURS') form.dropUploads();
    setRefused(form.special[error.code] ?? (error.code === 'INVALID' ? UNFINISHED : sentence(error.code)));
  };
  const send = async (): Promise<void> => {
    const sent = await form.photos.upload();
    const fileIds = sent.flatMap(({ fileId }) => fileId ?? []);
    if (fileIds.length < sent.length) return form.wait(true);
    const answer = await form.ask(fileIds);
    if (answer.ok) form.done(answer.data.id);
    else handle(answer.error);
  };
  const submit = (): void => {
    const gaps = form.gaps();
    const whole = Object.keys(gaps).length === 0;
    setWrong(gaps);
    setRefused(whole ? undefined : UNFINISHED);
    if (busy || !form.ready || !whole) return;
    setBusy(true);
    void send().then(() => setBusy(false));
  };
  /** What was wrong at a spot no longer is: it is being written anew. */
  const mend = (spot: S): void => setWrong(({ [spot]: _gone, ...rest }) => rest as Wrong<S>);
  useAutoSend(form.waiting && !busy && form.ready, submit);
  return { busy, wrong, refused, submit, mend };
};
