import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call, type InputOf, type OutputOf } from '@/client/api';
import { fieldSentence, sentence } from '@/client/messages';
import { keep } from '@/client/query';
import { DONE, type MoveAction } from './moves';

/** What a move needs to know of its form: the request id that lives through retries, and what ends it. */
export interface MoveForm {
  requestId: string;
  /** Whether what was filled in is kept on the phone until it can be sent. */
  kept: boolean;
  done: () => void;
  renew: () => void;
}

/** A move being made. */
export interface Making<N extends MoveAction> {
  busy: boolean;
  /** A sentence about the whole form. */
  problem: string | undefined;
  /** The matter moved on meanwhile: the latest should be looked at first. */
  outdated: boolean;
  /** A sentence about one field. */
  wrong: (field: string) => string | undefined;
  /** Sends the move, unless something is still missing; answers whether it was made. */
  send: (input: InputOf<N>) => Promise<boolean>;
}
/** A sentence for every field that still misses something. */
export type Gaps = Readonly<Record<string, string | undefined>>;

interface Trouble {
  problem?: string;
  outdated?: boolean;
  fields: Gaps;
}

const NOT_SENT = '网络不太好，还没办成。有网时再点一次就行。';
const OUTDATED: readonly string[] = ['CONFLICT', 'ILLEGAL_MOVE', 'NOT_FOUND'];

const nameOf = (action: MoveAction) => action.slice('reports.'.length) as keyof typeof DONE;

/** Makes one move of one report; after it every page shows the new state. Gaps are told once it has been tried. */
export const useMove = <N extends MoveAction>(action: N, form: MoveForm, gaps: Gaps = {}): Making<N> => {
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>({ fields: {} });
  const incomplete = Object.values(gaps).some((gap) => gap !== undefined);

  const send = async (input: InputOf<N>): Promise<boolean> => {
    setTried(true);
    setTrouble({ fields: {} });
    if (incomplete) {
      // The red words may be above the edge of a small screen.
      void Taro.pageScrollTo({ scrollTop: 0 });
      return false;
    }
    setBusy(true);
    const answer = await call(action, input, form.requestId);
    setBusy(false);
    if (answer.ok) {
      form.done();
      keep('reports.get', { id: input.id }, answer.data as OutputOf<'reports.get'>);
      void Taro.showToast({ title: DONE[nameOf(action)], icon: 'success' });
      return true;
    }
    const { code, fields = [] } = answer.error;
    const outdated = OUTDATED.includes(code);
    // The request may have been answered before with other words: the next try is a new one.
    if (outdated) form.renew();
    const told = fields.map(({ path, rule }) => [path.split('.')[0] ?? '', fieldSentence(rule)] as const);
    setTrouble({
      problem: code === 'OFFLINE' && !form.kept ? NOT_SENT : sentence(code),
      outdated,
      fields: Object.fromEntries(told),
    });
    return false;
  };
  const { outdated = false, fields } = trouble;
  const wrong = (field: string) => (tried ? gaps[field] : undefined) ?? fields[field];
  return { busy, problem: tried && incomplete ? sentence('INVALID') : trouble.problem, outdated, wrong, send };
};

/** Goes back to the matter; opened directly, the form gives way to it. */
export const backTo = (id: string): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.redirectTo({ url: `/pages/work/handle/index?id=${id}` });
};
