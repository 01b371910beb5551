import { useRef, useState } from 'react';
import { newRequestId } from '@/client/api';
import { fieldSentence, sentence } from '@/client/messages';
import type { WishView } from '@/domain/wall/views';
import { explain, refusedWords } from '@/features/wall/explain';
import { EMPTY_MOVE, WISH_MOVES, type MoveDraft } from './moves';

const FEWEST = 2;
const STALE: readonly string[] = ['CONFLICT', 'ILLEGAL_MOVE', 'NOT_FOUND'];
const UNHEARD = '网络不太好，还不知道成了没有。有网时再点一次，不会算两次。';
const TAKEN = '有位邻居先应下来了，这个心愿有人帮了。谢谢您的好心，墙上还有别的心愿。';

/** What one page knows of a move that is being made. */
export interface Moving {
  /** The move whose questions are open. */
  asking: string | undefined;
  busy: boolean;
  /** What is wrong with the words. */
  wrong: string | undefined;
  /** Why the move was refused. */
  refused: string | undefined;
  /** The level of trust that the move needs and the person has not. */
  lacks: string | undefined;
  /** What came of the last move. */
  thanks: string | undefined;
  draft: MoveDraft;
  change: (part: Partial<MoveDraft>) => void;
  /** Makes a move at once, or opens what it asks. */
  begin: (name: string) => void;
  confirm: () => void;
  close: () => void;
}

const refusedBy = (name: string, code: string): string => {
  if (code === 'OFFLINE') return UNHEARD;
  return name === 'claim' && STALE.includes(code) ? TAKEN : sentence(code);
};

const gapIn = (text: string, needed: boolean, shown: boolean): string | undefined => {
  const count = [...text.trim()].length;
  if (count < FEWEST && (needed || count > 0)) return fieldSentence('too_short');
  return shown ? explain(text) : undefined;
};

const UNTOLD = { wrong: undefined, refused: undefined, lacks: undefined, thanks: undefined } as const;
type Told = Pick<Moving, 'wrong' | 'refused' | 'lacks' | 'thanks'>;

/** One intention is one request, however often it has to be sent: a lost answer is asked for again, not the move. */
const useIntention = () => {
  const kept = useRef({ what: '', requestId: '' });
  const idOf = (what: string): string => {
    if (kept.current.what !== what) kept.current = { what, requestId: newRequestId() };
    return kept.current.requestId;
  };
  const settle = (): void => {
    kept.current = { what: '', requestId: '' };
  };
  return { idOf, settle };
};

/** How the last move went, for the page and for what it asks. */
const useMaking = (wish: WishView, onStale: () => void, onEnd: () => void) => {
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told>(UNTOLD);
  const { idOf, settle } = useIntention();
  const tell = (part: Partial<Told>): void => setTold({ ...UNTOLD, ...part });
  const make = async (name: string, draft: MoveDraft): Promise<void> => {
    const move = WISH_MOVES[name];
    if (!move || busy) return;
    setBusy(true);
    const answer = await move.make(wish.id, draft, idOf(JSON.stringify([name, draft])));
    setBusy(false);
    if (answer.ok || answer.error.code !== 'OFFLINE') settle();
    if (answer.ok) {
      onEnd();
      return tell({ thanks: move.thanks });
    }
    const { code, fields, needs } = answer.error;
    if (code === 'TRUST_TOO_LOW') return tell({ lacks: needs?.[0] });
    const rule = fields?.[0]?.rule;
    if (rule !== undefined) return tell({ wrong: refusedWords(rule) ?? fieldSentence(rule) });
    tell({ refused: refusedBy(name, code) });
    if (!STALE.includes(code)) return undefined;
    onEnd();
    return onStale();
  };
  return { busy, told, tell, make };
};

/** The moves of one wish: asked where they ask something, made, and told how they went. */
export const useMoving = (wish: WishView, onStale: () => void): Moving => {
  const [asking, setAsking] = useState<string>();
  const [draft, setDraft] = useState(EMPTY_MOVE);
  // What was written for one move is kept for it alone.
  const written = useRef<string>();
  const close = (): void => setAsking(undefined);
  const { busy, told, tell, make } = useMaking(wish, onStale, () => {
    close();
    written.current = undefined;
  });
  const begin = (name: string): void => {
    tell({});
    if (!WISH_MOVES[name]?.asks) return void make(name, EMPTY_MOVE);
    // What he agreed to before, and what is on its way, stays so unless he says otherwise.
    if (written.current !== name) setDraft({ ...EMPTY_MOVE, share: wish.authorShares, inTransit: wish.inTransit });
    written.current = name;
    return setAsking(name);
  };
  const confirm = (): void => {
    const asks = asking === undefined ? undefined : WISH_MOVES[asking]?.asks;
    if (!asks || asking === undefined) return;
    const gap = gapIn(draft.text, asks.needed, asks.shown === true);
    if (gap !== undefined) return tell({ wrong: gap });
    void make(asking, draft);
  };
  const change = (part: Partial<MoveDraft>): void => {
    tell({});
    setDraft((old) => ({ ...old, ...part }));
  };
  return { asking, busy, ...told, draft, change, begin, confirm, close };
};
