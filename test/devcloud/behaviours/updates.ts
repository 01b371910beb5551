import type { Behaviour } from '../../support/behaviours';
import { updateAnswers } from './updates/answers';
import { arrayUpdates } from './updates/arrays';
import { documentWrites } from './updates/documents';
import { fieldUpdates } from './updates/fields';
import { pushUpdates } from './updates/pushes';
import { refusedArrayUpdates } from './updates/refusedArrays';
import { refusedFieldUpdates } from './updates/refusedFields';

/** What updates make of documents, what they refuse, and what they answer. */
export const updates: readonly Behaviour[] = [
  ...documentWrites,
  ...fieldUpdates,
  ...refusedFieldUpdates,
  ...pushUpdates,
  ...arrayUpdates,
  ...refusedArrayUpdates,
  ...updateAnswers,
];
