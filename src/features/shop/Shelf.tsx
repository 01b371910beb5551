import type { OutputOf } from '@/client/api';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { ProductCard } from './ProductCard';

interface ShelfProps {
  shelf: OutputOf<'shop.products'>;
  /** What is said where nothing is on the shelf. */
  none: string;
}

/** The products of a counter. */
export function Shelf({ shelf: { rows, counter }, none }: ShelfProps) {
  if (rows.length > 0) return rows.map((row) => <ProductCard key={row.id} row={row} counter={counter.id} />);
  return (
    <Card>
      <Empty drawing="basket" title={none} />
    </Card>
  );
}
