import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { InputOf } from '@/client/api';
import type { Outgoing, Refusal } from '@/client/drafts';
import { fieldSentence, sentence } from '@/client/messages';
import { sendNext, useIsSending } from '@/client/outbox';
import { DONE, type MoveAction } from './moves';

/** What a move needs to know of its form: where it is kept, and how it is sent off. */
export interface MoveForm {
  form: string;
  out: Outgoing | undefined;
  said: Refusal | undefined;
  post: (out: Outgoing) => void;
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
  /** Sends the move, unless something is still missing; answers whether it was made, or waits for the network. */
  send: (input: Omit<InputOf<N>, 'photos'>, files?: Outgoing['files']) => Promise<boolean>;
}
/** A sentence for every field that still misses something. */
export type Gaps = Readonly<Record<string, string | undefined>>;

const OUTDATED: readonly string[] = ['CONFLICT', 'ILLEGAL_MOVE', 'NOT_FOUND'];
/** What is said when a move waits for the network. */
const RECORDED = '记下了，联网后自动送出';

/** Whether the matter moved on before a move reached it. */
export const isOutdated = ({ code }: Refusal): boolean => OUTDATED.includes(code);

const nameOf = (action: MoveAction) => action.slice('reports.'.length) as keyof typeof DONE;

const fieldsOf = (said: Refusal | undefined): Gaps =>
  Object.fromEntries((said?.fields ?? []).map(({ path, rule }) => [path.split('.')[0] ?? '', fieldSentence(rule)]));

/** Makes one move of one report; after it every page shows the new state. Gaps are told once it has been tried. */
export const useMove = <N extends MoveAction>(action: N, draft: MoveForm, gaps: Gaps = {}): Making<N> => {
  const [tried, setTried] = useState(false);
  const busy = useIsSending(draft.form);
  const incomplete = Object.values(gaps).some((gap) => gap !== undefined);
  // As long as it is as it was refused, the refusal stands.
  const said = draft.out ? draft.said : undefined;

  const send: Making<N>['send'] = async (input, files = {}) => {
    setTried(true);
    if (incomplete) {
      // The red words may be above the edge of a small screen.
      void Taro.pageScrollTo({ scrollTop: 0 });
      return false;
    }
    const { id } = input as { id: string };
    draft.post({ action, input, files, at: Date.now(), chain: id, keep: 'reports.get' });
    const { end } = await sendNext(draft.form, id);
    if (end === 'said') return false;
    void (end === 'sent'
      ? Taro.showToast({ title: DONE[nameOf(action)], icon: 'success' })
      : Taro.showToast({ title: RECORDED, icon: 'none' }));
    return true;
  };
  const fields = fieldsOf(said);
  const wrong = (field: string) => (tried ? gaps[field] : undefined) ?? fields[field];
  const problem = tried && incomplete ? sentence('INVALID') : said && sentence(said.code);
  return { busy, problem, outdated: said !== undefined && isOutdated(said), wrong, send };
};

/** Goes back to the matter; opened directly, the form gives way to it. */
export const backTo = (id: string): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.redirectTo({ url: `/pages/work/handle/index?id=${id}` });
};
