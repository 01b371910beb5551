import type { ComplaintView } from '@/domain/privacy/complaints';
import type { Tone } from '@/ui/Tag';

/** A state of a complaint in a word, with its tone. */
export const COMPLAINT_STATES = {
  open: ['社区在看', 'waiting'],
  upheld: ['取下了', 'done'],
  dismissed: ['看过，留着', 'doing'],
} as const satisfies Readonly<Record<ComplaintView['state'], readonly [string, Tone]>>;
