import { useState } from 'react';
import { call } from '@/client/api';
import { groundSentence } from '@/client/groundWords';
import type { GridView } from '@/domain/places/gridSchema';
import { useAct } from '@/features/register/useAct';

type Post = NonNullable<GridView['primary']>;
/** A post as it is being filled. */
export interface Draft {
  person: string;
  phone: string;
}
const HOURS = '每天 8:30–18:00';
/** Chosen where a post is left open. */
export const NOBODY = 'nobody';
const draftOf = (post: Post | null): Draft => ({ person: post?.person ?? NOBODY, phone: post?.phone ?? '' });

/** Who is to hold the two posts of a grid, and the way to say so. */
export const useAppointing = (grid: GridView, onDone: () => void) => {
  const [first, setFirst] = useState(draftOf(grid.primary));
  const [second, setSecond] = useState(draftOf(grid.backup));
  const acting = useAct(groundSentence);
  const send = (names: ReadonlyMap<string, string>): void => {
    if (first.person === NOBODY) return acting.say('请先选A岗是谁。');
    if (first.person === second.person) return acting.say('A岗和B岗要是两个人。');
    const post = ({ person, phone }: Draft) => ({ person, phone, name: names.get(person) ?? '', hours: HOURS });
    const backup = second.person === NOBODY ? {} : { backup: post(second) };
    const input = { id: grid.id, primary: post(first), ...backup };
    return void acting.act((requestId) => call('places.appoint', input, requestId), onDone);
  };
  return { first, setFirst, second, setSecond, send, ...acting };
};
