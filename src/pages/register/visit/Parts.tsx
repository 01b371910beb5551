import { useQuery } from '@/client/query';
import { Button } from '@/ui/Button';
import { MOST_PARTS } from './form';
import { Part } from './Part';
import type { useVisit } from './useVisit';

interface PartsProps {
  place: string;
  household: string;
  visit: ReturnType<typeof useVisit>;
}

/** The parts of a visit, one below the other, and room for one more. */
export function Parts({ place, household, visit }: PartsProps) {
  const cares = useQuery('care.ofHousehold', { place, household }, household !== '');
  const { parts } = visit.value;
  return (
    <>
      {parts.map((part, n) => (
        <Part
          key={n}
          n={n + 1}
          part={part}
          cares={cares.data?.rows ?? []}
          removable={parts.length > 1}
          onChange={(said) => visit.setPart(n, said)}
          onRemove={() => visit.dropPart(n)}
        />
      ))}
      {parts.length < MOST_PARTS ? (
        <Button tone="plain" onTap={visit.addPart}>
          再添一段
        </Button>
      ) : null}
    </>
  );
}
