import { useState } from 'react';
import { call } from '@/client/api';
import { groundSentence } from '@/client/groundWords';
import type { REGRID_WORDS } from '@/features/ground/words';
import { useAct } from '@/features/register/useAct';

export type Kind = keyof typeof REGRID_WORDS;
/** A grid as it was chosen. */
export interface Chosen {
  id: string;
  name: string;
}
/** A change of grids as it is put together. */
export interface Change {
  kind: Kind;
  from: Chosen | null;
  to: Chosen | null;
  buildings: readonly string[];
  name: string;
  reason: string;
}
const EMPTY: Change = { kind: 'moveBuildings', from: null, to: null, buildings: [], name: '', reason: '' };

/** What is still missing, as a sentence. */
export const missing = ({ kind, from, to, buildings, name, reason }: Change): string | undefined => {
  if (!from) return '请先选原来的网格。';
  if (kind !== 'mergeGrids' && buildings.length === 0) return '请选要划走的楼。';
  if (kind === 'splitGrid' && name.trim() === '') return '请给新网格起个名字。';
  if (kind !== 'splitGrid' && !to) return '请选划到哪个网格。';
  return [...reason.trim()].length < 2 ? '请写一句为什么划转。' : undefined;
};

const send = (community: string, { kind, from, to, buildings, name, reason }: Change, requestId: string) => {
  const why = { reason: reason.trim() };
  if (kind === 'splitGrid')
    return call(
      'places.splitGrid',
      { grid: from?.id ?? '', name: name.trim(), buildings: [...buildings], ...why },
      requestId,
    );
  if (kind === 'mergeGrids')
    return call('places.mergeGrids', { from: from?.id ?? '', into: to?.id ?? '', ...why }, requestId);
  return call('places.moveBuildings', { community, buildings: [...buildings], to: to?.id ?? '', ...why }, requestId);
};

/** A change of grids being put together: looked at before it is made. */
export const useChange = (community: string, onDone: () => void) => {
  const [change, setChange] = useState(EMPTY);
  const [looking, setLooking] = useState(false);
  const { busy, problem, act, say } = useAct(groundSentence);
  const edit = (part: Partial<Change>): void => setChange({ ...change, ...part });
  const look = (): void => {
    const gap = missing(change);
    say(gap);
    if (gap === undefined) setLooking(true);
  };
  const make = (): void => void act((requestId) => send(community, change, requestId), onDone);
  return { change, edit, looking, look, back: () => setLooking(false), make, busy, problem };
};
