import { useState } from 'react';
import { call } from '@/client/api';
import { groundSentence } from '@/client/groundWords';
import { DAY, dayStart } from '@/domain/_kernel/time';
import { daysBetween, daysWords, readDay } from '@/features/places/days';
import { useAct } from '@/features/register/useAct';
import type { VenueRow } from './words';

/** What is added, or changed where it is there already. */
export interface Keeping {
  kind: VenueRow['kind'];
  community: string;
  venue?: VenueRow;
}

/** A venue or an activity while it is written. */
export interface VenueDraft {
  name: string;
  note: string;
  /** Where an activity is held. */
  at: string;
  /** In how many days it begins, or `own` for the day that is typed. */
  from: string;
  day: string;
  lasts: string;
}

const draftOf = ({ community, venue }: Keeping): VenueDraft => {
  const fresh = { name: '', note: venue?.note ?? '', at: community, from: '0', day: '', lasts: '1' };
  const { startsAt = null, endsAt = null } = venue ?? {};
  if (startsAt === null || endsAt === null) return fresh;
  const day = daysWords(startsAt, startsAt + DAY);
  return { ...fresh, from: 'own', day, lasts: String(daysBetween(startsAt, endsAt)) };
};

/** The days that are written; undefined while they are none. */
export const daysOf = ({ from, day, lasts }: VenueDraft): { startsAt: number; endsAt: number } | undefined => {
  const now = Date.now();
  const startsAt = from === 'own' ? readDay(day, now) : dayStart(now) + Number(from) * DAY;
  return startsAt === undefined ? undefined : { startsAt, endsAt: startsAt + Number(lasts) * DAY };
};

const send = (requestId: string, { kind, community, venue }: Keeping, draft: VenueDraft) => {
  const told = { note: draft.note, ...(kind === 'activity' ? daysOf(draft) : {}) };
  if (venue) return call('places.describe', { id: venue.id, ...told }, requestId);
  const parent = kind === 'activity' ? draft.at : community;
  return call('places.add', { parent, kind, name: draft.name.trim(), ...told }, requestId);
};

/** Writes a venue or an activity; what is missing is said at its field. */
export const useVenueForm = (keeping: Keeping, done: () => void) => {
  const [value, setValue] = useState(() => draftOf(keeping));
  const [gaps, setGaps] = useState<{ name?: string; day?: string }>({});
  const { busy, problem, wrong, act } = useAct(groundSentence);
  const edit = (part: Partial<VenueDraft>): void => {
    setValue((old) => ({ ...old, ...part }));
    setGaps({});
  };
  const check = (): void => {
    const missing = {
      ...(keeping.venue || value.name.trim() ? {} : { name: '请写上它叫什么。' }),
      ...(keeping.kind === 'venue' || daysOf(value) ? {} : { day: '请这样写：11月28日。' }),
    };
    setGaps(missing);
    if (Object.keys(missing).length === 0) void act((requestId) => send(requestId, keeping, value), done);
  };
  const errors = { name: gaps.name ?? wrong('name'), day: gaps.day, note: wrong('note') };
  return { value, edit, wrong: errors, busy, problem, send: check };
};
