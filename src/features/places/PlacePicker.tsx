import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import type { HerePlace } from '@/client/place';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

type Row = OutputOf<'places.top'>['rows'][number];

/** What is asked after a place of each kind has been chosen; grids and counters are no address and are not offered. */
const ASK: Readonly<Record<string, string>> = {
  district: '您在哪个街道?',
  street: '您在哪个社区?',
  community: '您在哪个小区?',
  compound: '您在哪栋楼?',
  building: '您在哪个单元?',
};
const isAddress = (row: Row): boolean => row.kind === 'unit' || row.kind in ASK;

const here = (walked: readonly Row[], place: Row, building: Row): HerePlace => ({
  place,
  building,
  path: [...new Set([...walked, place])].map(({ name }) => name),
  number: '',
});

interface StepProps {
  walked: readonly Row[];
  onStep: (row: Row) => void;
  onPick: (place: HerePlace) => void;
}

function Step({ walked, onStep, onPick }: StepProps) {
  const last = walked[walked.length - 1];
  const query = useQuery('places.children', { id: last?.id ?? '' }, last !== undefined);
  if (!last) return null;
  const building = last.kind === 'building' ? last : undefined;
  return (
    <Reading query={query} rows={1}>
      {({ rows }) => (
        <Card title={ASK[last.kind] ?? '再选一处'}>
          <View>
            {rows.filter(isAddress).map((row) => (
              <Cell
                key={row.id}
                title={row.name}
                onTap={() => (building ? onPick(here(walked, row, building)) : onStep(row))}
              />
            ))}
            {building ? (
              <Cell title="就到楼栋，不分单元" onTap={() => onPick(here(walked, building, building))} />
            ) : null}
          </View>
          {!building && rows.filter(isAddress).length === 0 ? <Banner>这里还没有登记下去，请选别处。</Banner> : null}
        </Card>
      )}
    </Reading>
  );
}

/** Walks from the district down to a building or a unit, one question at a time. */
export function PlacePicker({ onPick }: { onPick: (place: HerePlace) => void }) {
  const top = useQuery('places.top', {});
  const [steps, setSteps] = useState<readonly Row[]>([]);
  return (
    <Reading query={top} rows={1}>
      {({ rows }) => {
        const walked = [...rows.slice(0, 1), ...steps];
        return (
          <>
            {steps.length > 0 ? <Banner>{`选到：${steps.map(({ name }) => name).join(' ')}`}</Banner> : null}
            <Step walked={walked} onStep={(row) => setSteps([...steps, row])} onPick={onPick} />
            {steps.length > 0 ? (
              <Button tone="plain" icon="back" onTap={() => setSteps(steps.slice(0, -1))}>
                退回上一步
              </Button>
            ) : null}
          </>
        );
      }}
    </Reading>
  );
}
