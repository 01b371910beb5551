import type { Behaviour } from '../../../support/behaviours';
import { reads } from './reads';

const words = {
  docs: ['楼上', '楼上渗水', '楼下', 'abc', 'abd', 'ABC', 'a'].map((s, n) => ({ _id: String(n), s })),
  keys: [{ s: 1 }],
} as const;
const REGEX = 'MongoDB manual, reference/operator/query/regex: index use';

/** Patterns that an index serves, and those it does not. */
export const patterns: readonly Behaviour[] = [
  reads(
    'a pattern of a beginning looks only at what begins so',
    REGEX,
    words,
    { query: { s: { $regex: '^楼上' } } },
    {
      ids: ['0', '1'],
      indexed: true,
      rowsRead: 2,
    },
  ),
  reads(
    'a pattern that goes on is tested behind its beginning',
    REGEX,
    words,
    { query: { s: { $regex: '^ab.*d$' } } },
    {
      ids: ['4'],
      indexed: true,
      rowsRead: 2,
    },
  ),
  reads(
    'an optional last letter is no part of the beginning',
    REGEX,
    words,
    { query: { s: { $regex: '^ab?' } } },
    {
      ids: ['3', '4', '6'],
      indexed: true,
      rowsRead: 3,
    },
  ),
  reads(
    'a pattern that ignores case is served by no index',
    REGEX,
    words,
    { query: { s: { $regex: '^abc', $options: 'i' } } },
    {
      ids: ['3', '5'],
      indexed: false,
      rowsRead: 7,
    },
  ),
  reads(
    'a pattern of the middle is served by no index',
    REGEX,
    words,
    { query: { s: { $regex: '渗' } } },
    {
      ids: ['1'],
      indexed: false,
      rowsRead: 7,
    },
  ),
];
