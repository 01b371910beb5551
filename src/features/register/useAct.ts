import { useRef, useState } from 'react';
import { newRequestId } from '@/client/api';
import { fieldSentence } from '@/client/messages';
import { registrySentence } from '@/client/registryWords';

interface Answered {
  ok: boolean;
  error?: { code: string; fields?: readonly { path: string; rule: string }[] };
}

/** Codes after which the same request would only be refused again. */
const DIFFERENT: readonly string[] = ['CONFLICT', 'INVALID'];

/**
 * Does one thing at a time and tells what came of it. A lost answer is asked for again under the same request, so
 * that nothing is done twice.
 */
export const useAct = (told: (code: string) => string = registrySentence) => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const request = useRef(newRequestId());
  // A second tap may come before the button is drawn anew.
  const going = useRef(false);

  const act = async <A extends Answered>(
    ask: (requestId: string) => Promise<A>,
    done: (answer: Extract<A, { ok: true }>) => void = () => undefined,
  ): Promise<string | undefined> => {
    if (going.current) return undefined;
    going.current = true;
    setBusy(true);
    const answer = await ask(request.current);
    going.current = false;
    setBusy(false);
    const code = answer.ok ? undefined : answer.error?.code;
    if (code === undefined || DIFFERENT.includes(code)) request.current = newRequestId();
    const said = code === undefined ? undefined : told(code);
    setProblem(said);
    const wrong = answer.error?.fields ?? [];
    setFields(Object.fromEntries(wrong.map(({ path, rule }) => [path, fieldSentence(rule)])));
    if (answer.ok) done(answer as Extract<A, { ok: true }>);
    return said;
  };
  /** What is wrong at a field, by the end of its path. */
  const wrong = (name: string): string | undefined =>
    Object.entries(fields).find(([path]) => path === name || path.endsWith(`.${name}`))?.[1];
  return { busy, problem, wrong, act, say: setProblem };
};
