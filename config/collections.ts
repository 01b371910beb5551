/** An index of a collection: fields in order with their direction. */
export interface IndexDecl {
  name: string;
  keys: Readonly<Record<string, 1 | -1>>;
  unique?: boolean;
}
/** A collection: nobody but the functions may touch it. */
export interface CollectionDecl {
  name: string;
  indexes: readonly IndexDecl[];
  rule: 'ADMINONLY';
}

const collection = (name: string, ...indexes: readonly IndexDecl[]): CollectionDecl => ({
  name,
  indexes,
  rule: 'ADMINONLY',
});
const pending: IndexDecl = { name: 'pending', keys: { pendingAt: 1, _id: 1 } };
const desk = (level: string): IndexDecl => ({
  name: `desk_${level}`,
  keys: { [`area.${level}`]: 1, queue: 1, dueAt: 1, _id: 1 },
});

const around = (level: string): readonly IndexDecl[] => [
  { name: `wall_${level}`, keys: { [`area.${level}`]: 1, wall: 1, openedAt: -1, _id: -1 } },
  { name: `kind_${level}`, keys: { [`area.${level}`]: 1, wall: 1, kind: 1, openedAt: -1, _id: -1 } },
];

const kept = (level: string): readonly IndexDecl[] => [
  { name: `incomplete_${level}`, keys: { [`area.${level}`]: 1, state: 1, completeness: 1, _id: 1 } },
  { name: `unvisited_${level}`, keys: { [`area.${level}`]: 1, state: 1, visitedAt: 1, _id: 1 } },
];
const found = (field: string): IndexDecl => ({
  name: `by_${field.replace('members.', '')}`,
  keys: { 'area.community': 1, [field]: 1, createdAt: -1, _id: -1 },
});

const own = (field: string): IndexDecl => ({ name: `own_${field}`, keys: { [field]: 1, createdAt: -1, _id: -1 } });
const waiting = (level: string): IndexDecl => ({
  name: `waiting_${level}`,
  keys: { [`area.${level}`]: 1, state: 1, createdAt: 1, _id: 1 },
});

/** Every collection with every index that a query names; the local cloud and the deployment are made from it. */
export const collections: readonly CollectionDecl[] = [
  collection(
    'reports',
    pending,
    { name: 'mine', keys: { reporter: 1, createdAt: -1, _id: -1 } },
    { name: 'building', keys: { 'area.building': 1, neighbours: 1, open: 1, createdAt: -1, _id: -1 } },
    ...['grid4', 'community', 'street', 'district'].map(desk),
    { name: 'timer', keys: { timerAt: 1, _id: 1 } },
  ),
  collection(
    'wishes',
    pending,
    { name: 'mine', keys: { author: 1, createdAt: -1, _id: -1 } },
    { name: 'helped', keys: { helper: 1, claimedAt: -1, _id: -1 } },
    ...['community', 'grid4', 'compound', 'building'].flatMap(around),
    { name: 'reviews', keys: { 'area.community': 1, queue: 1, createdAt: 1, _id: 1 } },
    { name: 'standing', keys: { 'area.community': 1, state: 1, createdAt: 1, _id: 1 } },
    { name: 'timer', keys: { timerAt: 1, _id: 1 } },
    { name: 'erase', keys: { eraseAt: 1, _id: 1 } },
  ),
  collection(
    'checks',
    { name: 'part', keys: { wish: 1, part: 1, at: 1, _id: 1 } },
    { name: 'expire', keys: { at: 1 } },
  ),
  collection(
    'orders',
    pending,
    { name: 'mine', keys: { buyer: 1, createdAt: -1, _id: -1 } },
    { name: 'desk', keys: { counter: 1, queue: 1, createdAt: 1, _id: 1 } },
    { name: 'timer', keys: { timerAt: 1, _id: 1 } },
  ),
  collection(
    'payments',
    pending,
    { name: 'due', keys: { state: 1, nextAt: 1, _id: 1 } },
    { name: 'shipping', keys: { shipping: 1, shipAt: 1, _id: 1 } },
    { name: 'paid', keys: { paidAt: 1, _id: 1 } },
  ),
  collection(
    'refunds',
    pending,
    { name: 'order', keys: { order: 1, createdAt: 1, _id: 1 } },
    { name: 'desk', keys: { counter: 1, open: 1, createdAt: 1, _id: 1 } },
    { name: 'due', keys: { state: 1, nextAt: 1, _id: 1 } },
    { name: 'sent', keys: { sentAt: 1, _id: 1 } },
  ),
  collection(
    'works',
    pending,
    { name: 'mine', keys: { asker: 1, createdAt: -1, _id: -1 } },
    { name: 'due', keys: { heldUntil: 1, _id: 1 } },
    { name: 'timer', keys: { timerAt: 1, _id: 1 } },
  ),
  collection('rooms', pending, { name: 'doors', keys: { building: 1, state: 1, order: 1, _id: 1 } }),
  collection(
    'households',
    pending,
    { name: 'bound', keys: { bound: 1, createdAt: -1, _id: -1 } },
    ...['grid4', 'community', 'building'].flatMap(kept),
    ...['members.phoneIndex', 'members.nameIndex', 'door'].map(found),
  ),
  collection('claims', pending, ...['person', 'family'].map(own), ...['grid4', 'community'].map(waiting), {
    name: 'household',
    keys: { household: 1, state: 1, createdAt: 1, _id: 1 },
  }),
  collection(
    'careProfiles',
    pending,
    ...['grid4', 'community'].map((level) => ({
      name: `due_${level}`,
      keys: { [`area.${level}`]: 1, state: 1, nextVisitAt: 1, _id: 1 } as const,
    })),
    { name: 'household', keys: { household: 1, state: 1, createdAt: 1, _id: 1 } },
    { name: 'timer', keys: { timerAt: 1, _id: 1 } },
  ),
  collection('visits', pending, { name: 'mine', keys: { visitor: 1, at: -1, _id: -1 } }),
  collection(
    'ledgerEntries',
    ...['grid4', 'community'].map((level) => ({
      name: `ledger_${level}`,
      keys: { [`area.${level}`]: 1, ledger: 1, at: -1, _id: -1 } as const,
    })),
  ),
  collection('changes', pending, own('proposer'), ...['grid4', 'community'].map(waiting)),
  collection('proxies', pending, ...['agent', 'principal'].map(own), ...['grid4', 'community'].map(waiting), {
    name: 'timer',
    keys: { timerAt: 1, _id: 1 },
  }),
  collection('notices', { name: 'due', keys: { nextAt: 1, _id: 1 } }, { name: 'expire', keys: { at: 1 } }),
  collection('reconciliations'),
  collection('farms', pending, { name: 'community', keys: { 'area.community': 1, createdAt: 1, _id: 1 } }),
  collection(
    'products',
    pending,
    { name: 'community', keys: { 'area.community': 1, state: 1, createdAt: 1, _id: 1 } },
    { name: 'goods', keys: { 'area.community': 1, createdAt: 1, _id: 1 } },
  ),
  collection(
    'stocks',
    { name: 'community', keys: { community: 1, createdAt: 1, _id: 1 } },
    { name: 'holding', keys: { holding: 1, _id: 1 } },
  ),
  collection('shelves'),
  collection('pickups'),
  collection('sales', { name: 'month', keys: { farm: 1, month: 1, at: 1, _id: 1 } }),
  collection(
    'places',
    pending,
    { name: 'children', keys: { parent: 1, state: 1, createdAt: 1, _id: 1 } },
    {
      name: 'top',
      keys: { parent: 1, createdAt: 1, _id: 1 },
    },
  ),
  collection('codes', pending, { name: 'place', keys: { place: 1, createdAt: -1, _id: -1 } }),
  collection(
    'people',
    pending,
    { name: 'grants', keys: { 'grants.area': 1, createdAt: 1, _id: 1 } },
    { name: 'phone', keys: { 'phone.index': 1, createdAt: 1, _id: 1 } },
  ),
  collection('phones', pending, own('person'), ...['grid4', 'community'].map(waiting)),
  collection('invites', pending, own('codeIndex'), { name: 'timer', keys: { timerAt: 1, _id: 1 } }),
  collection('consents', { name: 'person', keys: { person: 1, at: -1, _id: -1 } }),
  collection('inbox', { name: 'person', keys: { person: 1, at: -1, _id: -1 } }),
  collection('messages', { name: 'due', keys: { state: 1, nextAt: 1, _id: 1 } }),
  collection('commands', { name: 'expire', keys: { expireAt: 1 } }),
  collection('readings', { name: 'doc', keys: { doc: 1, at: -1, _id: -1 } }),
  collection('audit'),
  collection('tallies'),
  collection('numbers'),
];
