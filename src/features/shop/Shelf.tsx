import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { ProductCard } from './ProductCard';

interface ShelfProps {
  shelf: OutputOf<'shop.products'>;
  /** What is said where nothing is on the shelf. */
  none: string;
}

/** The products of a counter, those of one farm when one is chosen. */
export function Shelf({ shelf, none }: ShelfProps) {
  const [farm, setFarm] = useState('');
  const { rows, counter } = shelf;
  const names = new Map(rows.map((row) => [row.farm.id, row.farm.name]));
  const farms = [...names].map(([value, label]) => ({ value, label }));
  const chosen = names.has(farm) ? farm : '';
  if (rows.length === 0)
    return (
      <Card>
        <Empty drawing="basket" title={none} />
      </Card>
    );
  return (
    <>
      {farms.length > 1 ? (
        <Card>
          <Choice
            label="看哪一家的"
            options={[{ value: '', label: '全部' }, ...farms]}
            chosen={[chosen]}
            onPick={setFarm}
          />
        </Card>
      ) : null}
      {rows
        .filter((row) => chosen === '' || row.farm.id === chosen)
        .map((row) => (
          <ProductCard key={row.id} row={row} counter={counter.id} />
        ))}
    </>
  );
}
