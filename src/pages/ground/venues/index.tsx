import { useState } from 'react';
import { usePaged } from '@/client/paged';
import { usePost } from '@/features/office/usePost';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { VenueCard } from './VenueCard';
import { VenueSheet } from './VenueSheet';
import { LISTS, WORDS, type Shown } from './words';

/** The venues and activities of a community: how their codes fare, what to add, what is over. */
export default function Venues() {
  const { area } = usePost(['community']);
  const [shown, setShown] = useState<Shown>('venue');
  const [adding, setAdding] = useState(false);
  const { kind, over, none, hint } = LISTS[shown];
  const list = usePaged('places.venues', { community: area, kind, over });
  const options = (Object.keys(LISTS) as Shown[]).map((value) => ({ value, label: LISTS[value].label }));
  return (
    <Page>
      <Card>
        <Choice label="看哪一些" options={options} chosen={[shown]} onPick={setShown} />
      </Card>
      {over ? null : (
        <Button big onTap={() => setAdding(true)}>
          {WORDS[kind].add}
        </Button>
      )}
      <Reading query={list} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty drawing="house" title={none} text={hint} />
            </Card>
          ) : (
            rows.map((row) => <VenueCard key={row.id} venue={row} area={area} />)
          )
        }
      </Reading>
      <More list={list} />
      {adding ? <VenueSheet kind={kind} community={area} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
