import { CATEGORIES, CATEGORY_KEYS } from '@/domain/reports/categories';
import { YesNo } from '@/features/forms/YesNo';
import { explain } from '@/features/wall/explain';
import { ShareChoice } from '@/features/wall/ShareChoice';
import { Banner } from '@/ui/Banner';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import { WISH_MOVES, type Asking } from './moves';
import type { Moving } from './useMoving';

const KINDS = CATEGORY_KEYS.map((value) => ({ value, label: CATEGORIES[value] }));
const MOST = 200;
const MOST_SHOWN = 300;

/** What is asked beside the words. */
function Further({ asks, moving: { draft, change } }: { asks: Asking; moving: Moving }) {
  return (
    <>
      {asks.shown ? (
        <ShareChoice label="能和回音一起贴在墙上吗?" value={draft.share} onChange={(share) => change({ share })} />
      ) : null}
      {asks.goods ? (
        <YesNo
          label="有东西要送吗?"
          yes="东西已经在路上"
          no="没有东西要送"
          value={draft.inTransit}
          onChange={(inTransit) => change({ inTransit })}
        />
      ) : null}
    </>
  );
}

/** What a move asks, who will read it, and the button that makes it. */
export function MoveSheet({ moving }: { moving: Moving }) {
  const move = moving.asking === undefined ? undefined : WISH_MOVES[moving.asking];
  if (!move?.asks) return null;
  const { asks } = move;
  const { draft, change } = moving;
  const wrong = (asks.shown ? explain(draft.text) : undefined) ?? moving.wrong;
  return (
    <Sheet
      title={asks.title}
      confirm={move.button}
      danger={move.danger === true}
      loading={moving.busy}
      onConfirm={moving.confirm}
      onClose={moving.close}
    >
      {asks.category ? (
        <Choice
          label="是哪一类?"
          options={KINDS}
          chosen={[draft.category]}
          onPick={(category) => change({ category })}
        />
      ) : null}
      <Field
        label={asks.label}
        hint={asks.hint}
        lines="many"
        max={asks.shown ? MOST_SHOWN : MOST}
        value={draft.text}
        onInput={(text) => change({ text })}
        {...(wrong ? { error: wrong } : {})}
      />
      <Further asks={asks} moving={moving} />
      {moving.refused ? <Banner tone="error">{moving.refused}</Banner> : null}
    </Sheet>
  );
}
