import { WISH_TONES, WISH_WORDS } from '@/client/wishWords';
import type { WishState } from '@/domain/wall/schema';
import { Tag } from '@/ui/Tag';

/** The state of a wish in words. */
export function WishTag({ state }: { state: WishState }) {
  return <Tag tone={WISH_TONES[state]}>{WISH_WORDS[state]}</Tag>;
}
