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

/** A collection that only the functions may touch. */
export const collection = (name: string, ...indexes: readonly IndexDecl[]): CollectionDecl => ({
  name,
  indexes,
  rule: 'ADMINONLY',
});
/** By which the sweep finds events that wait. */
export const pending: IndexDecl = { name: 'pending', keys: { pendingAt: 1, _id: 1 } };
/** A desk of an area, by due time. */
export const desk = (level: string): IndexDecl => ({
  name: `desk_${level}`,
  keys: { [`area.${level}`]: 1, queue: 1, dueAt: 1, _id: 1 },
});

/** The wall around a place, newest first. */
export const around = (level: string): readonly IndexDecl[] => [
  { name: `wall_${level}`, keys: { [`area.${level}`]: 1, wall: 1, openedAt: -1, _id: -1 } },
  { name: `kind_${level}`, keys: { [`area.${level}`]: 1, wall: 1, kind: 1, openedAt: -1, _id: -1 } },
];

/** The register of an area, first what lacks most or was not seen for longest. */
export const kept = (level: string): readonly IndexDecl[] => [
  { name: `incomplete_${level}`, keys: { [`area.${level}`]: 1, state: 1, completeness: 1, _id: 1 } },
  { name: `unvisited_${level}`, keys: { [`area.${level}`]: 1, state: 1, visitedAt: 1, _id: 1 } },
];
/** By which somebody is found within his community. */
export const found = (field: string): IndexDecl => ({
  name: `by_${field.replace('members.', '')}`,
  keys: { 'area.community': 1, [field]: 1, createdAt: -1, _id: -1 },
});

/** What is whose, newest first. */
export const own = (field: string): IndexDecl => ({
  name: `own_${field}`,
  keys: { [field]: 1, createdAt: -1, _id: -1 },
});
/** What is whose, by when it was. */
export const seen = (field: string): IndexDecl => ({ name: `seen_${field}`, keys: { [field]: 1, at: -1, _id: -1 } });
/** What is open at a household. */
export const ofHousehold: IndexDecl = { name: 'household', keys: { household: 1, state: 1, createdAt: 1, _id: 1 } };
/** By which what has ended long ago is found, so that it forgets who it was. */
export const retire: IndexDecl = { name: 'retire', keys: { state: 1, anonymisedAt: 1, updatedAt: 1, _id: 1 } };
/** What waits in an area in one state, the oldest first. */
export const waiting = (level: string): IndexDecl => ({
  name: `waiting_${level}`,
  keys: { [`area.${level}`]: 1, state: 1, createdAt: 1, _id: 1 },
});
/** The buildings of an area, as they were added. */
export const buildings = (level: string): IndexDecl => ({
  name: `buildings_${level}`,
  keys: { [`area.${level}`]: 1, kind: 1, state: 1, createdAt: 1, _id: 1 },
});
/** By which what is open in a building is found, to go along with it. */
export const within: IndexDecl = { name: 'within', keys: { 'area.building': 1, state: 1, createdAt: 1, _id: 1 } };
/** By which a timer finds what is due. */
export const timer: IndexDecl = { name: 'timer', keys: { timerAt: 1, _id: 1 } };
