import { Field } from '@/ui/Field';
import { Buildings } from './Buildings';
import { GridPick } from './GridPick';
import type { Change } from './useChange';

interface WhichProps {
  change: Change;
  edit: (part: Partial<Change>) => void;
  community: string;
}

/** From which grid, which buildings, and where to. */
export function Which({ change, edit, community }: WhichProps) {
  const { kind, from, to, buildings, name } = change;
  return (
    <>
      <GridPick
        title="原来的网格"
        community={community}
        chosen={from}
        onPick={(grid) => edit({ from: grid, to: null, buildings: [] })}
      />
      {from && kind !== 'mergeGrids' ? (
        <Buildings grid={from.id} chosen={buildings} onChange={(ids) => edit({ buildings: ids })} />
      ) : null}
      {kind === 'splitGrid' ? (
        <Field label="新网格叫什么" max={40} value={name} onInput={(typed) => edit({ name: typed })} />
      ) : (
        <GridPick
          title="划到"
          community={community}
          chosen={to}
          without={from?.id}
          onPick={(grid) => edit({ to: grid })}
        />
      )}
    </>
  );
}
