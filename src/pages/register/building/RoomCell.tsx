import type { OutputOf } from '@/client/api';
import { USES } from '@/domain/registry/words';
import { tagWords } from '@/features/register/words';
import { Cell } from '@/ui/Cell';

export type Room = OutputOf<'registry.rooms'>['rows'][number];

const WHOLE = 100;

/** A room of a building: how it is used, who lives there, and how much of the entry is there. */
export function RoomCell({ room, struck, onTap }: { room: Room; struck: boolean; onTap: () => void }) {
  const { name, use, household } = room;
  if (!household)
    return <Cell title={name} note={struck ? '注销了' : USES[use]} value={struck ? '' : '没有住户'} onTap={onTap} />;
  const { head, people, tags, completeness } = household;
  const note = [`${head}，${people} 口人`, USES[use], tagWords(tags)].filter(Boolean).join(' · ');
  return (
    <Cell title={name} note={note} value={completeness === WHOLE ? '齐了' : `齐了 ${completeness}%`} onTap={onTap} />
  );
}
