import type { BlockView } from '@/domain/privacy/blocks';
import type { Tone } from '@/ui/Tag';

/** A state of a block in a word, with its tone. */
export const BLOCK_STATES = {
  active: ['歇着', 'late'],
  lifted: ['提前放开了', 'done'],
  over: ['到期了', 'done'],
} as const satisfies Readonly<Record<BlockView['state'], readonly [string, Tone]>>;
