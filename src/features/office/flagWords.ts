import type { FlagView } from '@/domain/privacy/flags';
import type { Tone } from '@/ui/Tag';

/** What the watch has noticed. */
export const flagWords = ({ rule, n }: Pick<FlagView, 'rule' | 'n'>): string =>
  ({
    many: `一个钟头里看了 ${n} 处`,
    night: `夜里看了 ${n} 处，不是急事`,
    idle: `一天里看了 ${n} 处，那里都没有要办的事`,
  })[rule];

/** A state of a flag in a word, with its tone. */
export const FLAG_STATES = {
  open: ['等审计看', 'waiting'],
  explained: ['说得通', 'done'],
  upheld: ['不应当', 'late'],
} as const satisfies Readonly<Record<FlagView['state'], readonly [string, Tone]>>;
