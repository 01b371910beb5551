import {
  buildings,
  collection,
  found,
  kept,
  own,
  pending,
  retire,
  timer,
  waiting,
  within,
  type CollectionDecl,
} from './indexes';

/** What is kept of places, of who lives there, and of those who go there. */
export const groundCollections: readonly CollectionDecl[] = [
  collection('rooms', pending, within, { name: 'doors', keys: { building: 1, state: 1, order: 1, _id: 1 } }),
  collection(
    'households',
    pending,
    within,
    retire,
    { name: 'bound', keys: { bound: 1, createdAt: -1, _id: -1 } },
    ...['grid4', 'community', 'building'].flatMap(kept),
    ...['members.phoneIndex', 'members.nameIndex', 'door'].map(found),
  ),
  collection(
    'claims',
    pending,
    within,
    retire,
    ...['person', 'family'].map(own),
    ...['grid4', 'community'].map(waiting),
    {
      name: 'household',
      keys: { household: 1, state: 1, createdAt: 1, _id: 1 },
    },
  ),
  collection(
    'careProfiles',
    pending,
    within,
    retire,
    ...['grid4', 'community'].map((level) => ({
      name: `due_${level}`,
      keys: { [`area.${level}`]: 1, state: 1, nextVisitAt: 1, _id: 1 } as const,
    })),
    { name: 'household', keys: { household: 1, state: 1, createdAt: 1, _id: 1 } },
    timer,
  ),
  collection(
    'visits',
    pending,
    retire,
    { name: 'household', keys: { household: 1, createdAt: 1, _id: 1 } },
    { name: 'mine', keys: { visitor: 1, at: -1, _id: -1 } },
  ),
  collection(
    'ledgerEntries',
    ...['grid4', 'community'].map((level) => ({
      name: `ledger_${level}`,
      keys: { [`area.${level}`]: 1, ledger: 1, at: -1, _id: -1 } as const,
    })),
  ),
  collection(
    'places',
    pending,
    timer,
    ...['grid4', 'community'].map(buildings),
    { name: 'children', keys: { parent: 1, state: 1, createdAt: 1, _id: 1 } },
    {
      name: 'top',
      keys: { parent: 1, createdAt: 1, _id: 1 },
    },
  ),
  collection(
    'codes',
    pending,
    within,
    { name: 'place', keys: { place: 1, createdAt: -1, _id: -1 } },
    ...['grid4', 'community'].map((level) => ({
      name: `health_${level}`,
      keys: { [`area.${level}`]: 1, state: 1, lastScanAt: 1, _id: 1 } as const,
    })),
  ),
  collection('leaves', pending, timer, own('person'), own('grid')),
  collection('regrids', pending, timer, own('asker'), {
    name: 'community',
    keys: { 'area.community': 1, createdAt: -1, _id: -1 },
  }),
  collection('arrivals', pending, own('person'), { name: 'expire', keys: { createdAt: 1 } }),
  collection('spotChecks', pending, own('worker'), {
    name: 'waiting_community',
    keys: { 'area.community': 1, state: 1, createdAt: 1, _id: 1 },
  }),
  collection(
    'patrolStops',
    pending,
    within,
    timer,
    ...['grid4', 'community'].map((level) => ({
      name: `due_${level}`,
      keys: { [`area.${level}`]: 1, state: 1, dueAt: 1, _id: 1 } as const,
    })),
  ),
];
