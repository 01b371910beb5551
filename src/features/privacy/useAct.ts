import { useRef, useState } from 'react';
import { call, newRequestId, type ChangeName, type InputOf, type OutputOf } from '@/client/api';
import { fieldSentence } from '@/client/messages';
import { registrySentence } from '@/client/registryWords';

const UNHEARD = '网络不太好，还不知道成了没有。有网时再点一次，不会算两次。';

/** What is wrong at a field, by its path. */
export type Wrong = Readonly<Record<string, string>>;

/** Something done with one tap: one intention is one request, however often it has to be sent. */
export interface Acting {
  busy: boolean;
  /** Why it was refused, in a sentence. */
  problem: string | undefined;
  /** The level of trust that it needs and the person has not. */
  lacks: string | undefined;
  wrong: Wrong;
  /** Makes it; answers what came of it, or nothing when it was refused. */
  act: <N extends ChangeName>(name: N, input: InputOf<N>) => Promise<OutputOf<N> | undefined>;
  /** Says what is wrong before anything is sent, or that nothing is any more. */
  tell: (wrong: Wrong, problem?: string) => void;
}

interface State {
  busy: boolean;
  problem?: string;
  lacks?: string;
  wrong: Wrong;
}

/** Makes a move and knows how it went; `told` says a rule of a field in the words of the form. */
export const useAct = (told: (rule: string) => string = fieldSentence): Acting => {
  const [state, setState] = useState<State>({ busy: false, wrong: {} });
  const kept = useRef({ what: '', requestId: '' });
  const act: Acting['act'] = async (name, input) => {
    const what = JSON.stringify([name, input]);
    if (kept.current.what !== what) kept.current = { what, requestId: newRequestId() };
    setState({ busy: true, wrong: {} });
    const answer = await call(name, input, kept.current.requestId);
    if (answer.ok) {
      kept.current = { what: '', requestId: '' };
      setState({ busy: false, wrong: {} });
      return answer.data;
    }
    const { code, fields = [], needs: [lacks] = [] } = answer.error;
    if (code !== 'OFFLINE') kept.current = { what: '', requestId: '' };
    const wrong = Object.fromEntries(fields.map(({ path, rule }) => [path, told(rule)]));
    const problem = code === 'OFFLINE' ? UNHEARD : registrySentence(code);
    setState({ busy: false, problem, wrong, ...(code === 'TRUST_TOO_LOW' && lacks !== undefined ? { lacks } : {}) });
    return undefined;
  };
  const tell: Acting['tell'] = (wrong, problem) =>
    setState({ busy: false, wrong, ...(problem === undefined ? {} : { problem }) });
  return { busy: state.busy, problem: state.problem, lacks: state.lacks, wrong: state.wrong, act, tell };
};
