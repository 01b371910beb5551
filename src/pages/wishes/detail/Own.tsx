import { useState } from 'react';
import { useQuery } from '@/client/query';
import type { WishState } from '@/domain/wall/schema';
import type { WishView } from '@/domain/wall/views';
import { ReadingsCard } from '@/features/reading/ReadingsCard';
import { Button } from '@/ui/Button';
import { ContactSheet } from './ContactSheet';

/** What is over needs nobody’s phone any more. */
const OVER: readonly WishState[] = ['fulfilled', 'rejected', 'withdrawn', 'expired', 'converted_to_report'];

/** For the author: what he left, who has looked at it and what for, and the way to change it. */
export function Own({ wish }: { wish: WishView }) {
  const [changing, setChanging] = useState(false);
  const wanted = wish.as.includes('author');
  const readings = useQuery('wall.readings', { id: wish.id }, wanted);
  if (!wanted) return null;
  const over = OVER.includes(wish.state);
  const change = wish.contactMask === null ? '留个电话' : '改联系方式';
  return (
    <>
      <ReadingsCard
        title="谁看过怎么联系"
        left="您留的电话"
        mask={wish.contactMask ?? (over ? '不再留着' : '还没有留')}
        query={readings}
      />
      {over ? null : (
        <Button tone="plain" onTap={() => setChanging(true)}>
          {change}
        </Button>
      )}
      {changing && !over ? <ContactSheet title={change} id={wish.id} onClose={() => setChanging(false)} /> : null}
    </>
  );
}
