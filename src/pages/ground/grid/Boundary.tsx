import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { groundSentence } from '@/client/groundWords';
import type { GridView } from '@/domain/places/gridSchema';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';

/** How far a grid reaches, in words; whoever keeps the grids writes it down. */
export function Boundary({ grid }: { grid: GridView }) {
  const [typed, setTyped] = useState<string>();
  const { busy, problem, act } = useAct(groundSentence);
  const save = () =>
    void act(
      (requestId) => call('places.bound', { id: grid.id, boundary: typed ?? '' }, requestId),
      () => setTyped(undefined),
    );
  return (
    <Card title="四至边界">
      {typed === undefined ? (
        <View>{grid.boundary ?? '还没有写。写清东西南北到哪里，交接时不会漏。'}</View>
      ) : (
        <Field
          label="到哪里为止"
          placeholder="例如：东到滨河路，西到学府街，含1至12号楼"
          lines="many"
          max={300}
          value={typed}
          onInput={setTyped}
        />
      )}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      {typed !== undefined ? (
        <Button loading={busy} onTap={save}>
          存好边界
        </Button>
      ) : grid.keeper ? (
        <Button tone="plain" onTap={() => setTyped(grid.boundary ?? '')}>
          写一写边界
        </Button>
      ) : null}
    </Card>
  );
}
