import type { InputOf } from '@/client/api';
import { fieldSentence } from '@/client/messages';
import type { NamedPlace } from '@/client/place';
import { TOPICS, type Topic } from '@/domain/registry/relayWords';
import type { Wrong } from '@/features/privacy/useAct';

/** What is to be carried; it survives a restart. */
export interface RelayDraft {
  topic: Topic | null;
  door: string;
  words: string;
}
export const EMPTY: RelayDraft = { topic: null, door: '', words: '' };

export const TOPIC_OPTIONS = (Object.keys(TOPICS) as Topic[]).map((value) => ({ value, label: TOPICS[value] }));

const FEWEST = 2;
const UNIT_AND_DOOR = /^(.*(?:单元|门))\s*(\S+)$/;

/** A door as people write it, with its unit where they say it: 2单元301. */
const doorIn = (text: string): Pick<InputOf<'relays.ask'>, 'unitName' | 'door'> => {
  const [, unitName, door] = UNIT_AND_DOOR.exec(text.trim()) ?? [];
  if (unitName !== undefined && door !== undefined) return { unitName, door };
  return text.trim() === '' ? {} : { door: text.trim() };
};

/** What is still missing. */
export const gapsIn = ({ topic, words }: RelayDraft, place: NamedPlace | null): Wrong => ({
  ...(place ? {} : { place: '请选一下是哪栋楼' }),
  ...(topic === null ? { topic: '请点一下是什么事' } : {}),
  ...([...words.trim()].length < FEWEST ? { words: fieldSentence('too_short') } : {}),
});

/** The words as the action wants them. */
export const inputOf = (draft: RelayDraft, place: string, report: string | undefined): InputOf<'relays.ask'> => ({
  place,
  ...doorIn(draft.door),
  topic: draft.topic ?? 'other',
  words: draft.words.trim(),
  ...(report === undefined ? {} : { report }),
});
