import { View } from '@tarojs/components';
import { Fragment, useRef, useState } from 'react';
import { newRequestId } from '@/client/api';
import { fieldSentence } from '@/client/messages';
import { keep } from '@/client/query';
import { shopSentence } from '@/client/shopWords';
import type { OrderView } from '@/domain/shop/order';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import { STAFF_MOVES, staffMovesOf } from './staffMoves';

const MOST = 40;

const useMoving = (order: OrderView, onStale: () => void) => {
  const [making, setMaking] = useState<string>();
  const [refused, setRefused] = useState<string>();
  // A second tap may come before the button is drawn anew.
  const going = useRef(false);
  const make = async (name: string, words: string, requestId: string): Promise<boolean> => {
    if (going.current) return false;
    going.current = true;
    setMaking(name);
    const answer = await STAFF_MOVES[name]?.make(order.id, words, requestId);
    going.current = false;
    setMaking(undefined);
    if (answer?.ok) keep('shop.order', { id: order.id }, answer.data);
    else onStale();
    setRefused(answer?.ok === false ? shopSentence(answer.error.code) : undefined);
    return answer?.ok === true;
  };
  return { making, refused, make };
};

interface AskProps {
  name: string;
  busy: boolean;
  onConfirm: (words: string) => void;
  onClose: () => void;
}

function Ask({ name, busy, onConfirm, onClose }: AskProps) {
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState<string>();
  const move = STAFF_MOVES[name];
  if (!move?.asks) return null;
  const { title, label, hint } = move.asks;
  const confirm = (): void => {
    if ([...words.trim()].length < 2) return setWrong(fieldSentence('too_short'));
    return onConfirm(words);
  };
  return (
    <Sheet
      title={title}
      confirm={move.button}
      danger={move.danger === true}
      loading={busy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Field
        label={label}
        hint={hint}
        max={MOST}
        value={words}
        onInput={setWords}
        {...(wrong ? { error: wrong } : {})}
      />
    </Sheet>
  );
}

/** What staff may do with an order now, each with what follows from it. */
export function Moves({ order, onStale }: { order: OrderView; onStale: () => void }) {
  const { making, refused, make } = useMoving(order, onStale);
  const [asking, setAsking] = useState<string>();
  const begin = (name: string): void => {
    if (STAFF_MOVES[name]?.asks) setAsking(name);
    else void make(name, '', newRequestId());
  };
  return (
    <>
      {refused ? <Banner tone="error">{refused}</Banner> : null}
      {staffMovesOf(order).map((name, n) => (
        <Fragment key={name}>
          <Button
            {...(n === 0 ? { big: true } : { tone: 'plain' as const })}
            loading={making === name}
            onTap={() => begin(name)}
          >
            {STAFF_MOVES[name]?.button ?? ''}
          </Button>
          <View>{STAFF_MOVES[name]?.after ?? ''}</View>
        </Fragment>
      ))}
      {asking === undefined ? null : (
        <Ask
          name={asking}
          busy={making === asking}
          onConfirm={(words) => void make(asking, words, newRequestId()).then(() => setAsking(undefined))}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
