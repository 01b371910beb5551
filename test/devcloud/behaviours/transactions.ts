import type { Behaviour } from '../../support/behaviours';
import { conflicts } from './transactions/conflicts';
import { droppedCalls } from './transactions/dropped';
import { sights } from './transactions/sights';
import { waits } from './transactions/waits';

/** What transactions see, keep waiting and refuse. */
export const transactions: readonly Behaviour[] = [...sights, ...conflicts, ...waits, ...droppedCalls];
