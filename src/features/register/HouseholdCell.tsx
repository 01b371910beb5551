import type { OutputOf } from '@/client/api';
import { go } from '@/client/go';
import { TENURES } from '@/domain/registry/words';
import { Cell } from '@/ui/Cell';
import { seenWords, tagWords } from './words';

const WHOLE = 100;

/** One household in a list: whose it is, how many they are, what stands out, and how much of the entry is there. */
export function HouseholdCell({ row }: { row: OutputOf<'registry.find'>['rows'][number] }) {
  const { id, placeName, roomName, head, people, tenure, tags, completeness, visitedAt } = row;
  const about = [`${TENURES[tenure]} ${head}，${people} 口人`, tagWords(tags), seenWords(visitedAt)];
  return (
    <Cell
      title={`${placeName} ${roomName}`}
      note={about.filter(Boolean).join(' · ')}
      value={completeness === WHOLE ? '齐了' : `齐了 ${completeness}%`}
      onTap={() => go('register/household', { id })}
    />
  );
}
