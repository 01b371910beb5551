import { useState } from 'react';
import { GridList } from '@/features/ground/GridList';
import { Cell } from '@/ui/Cell';
import type { Chosen } from './useChange';

interface GridPickProps {
  title: string;
  community: string;
  chosen: Chosen | null;
  without?: string | undefined;
  onPick: (grid: Chosen) => void;
}

/** One grid to be chosen among those of the community. */
export function GridPick({ title, community, chosen, without, onPick }: GridPickProps) {
  const [open, setOpen] = useState(false);
  const pick = ({ id, name }: Chosen): void => {
    setOpen(false);
    onPick({ id, name });
  };
  return (
    <>
      <Cell icon="home" title={`${title}：${chosen?.name ?? '还没有选'}`} onTap={() => setOpen(!open)} />
      {open ? <GridList community={community} onPick={pick} {...(without ? { without } : {})} /> : null}
    </>
  );
}
