import { View } from '@tarojs/components';
import { useState } from 'react';
import { GridList } from '@/features/ground/GridList';
import { REGRID_WORDS } from '@/features/ground/words';
import { ReasonField } from '@/features/work/forms/ReasonField';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Buildings } from './Buildings';
import { PreviewSheet } from './PreviewSheet';
import { useChange, type Change, type Chosen, type Kind } from './useChange';

const kinds = (Object.keys(REGRID_WORDS) as Kind[]).map((value) => ({ value, label: REGRID_WORDS[value] }));
const READY = ['按街道通知调整', '户数太多', '户数太少', '方便就近走动'] as const;

interface PickProps {
  title: string;
  community: string;
  chosen: Chosen | null;
  without?: string | undefined;
  onPick: (grid: Chosen) => void;
}

function Pick({ title, community, chosen, without, onPick }: PickProps) {
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

interface FieldsProps {
  change: Change;
  edit: (part: Partial<Change>) => void;
  community: string;
}

function Fields({ change, edit, community }: FieldsProps) {
  const { kind, from, to, buildings, name } = change;
  return (
    <>
      <Pick
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
        <Pick title="划到" community={community} chosen={to} without={from?.id} onPick={(grid) => edit({ to: grid })} />
      )}
    </>
  );
}

/** Puts a change of grids together: which buildings, where to, and why; looked at before it is made. */
export function Changing({ community, onDone }: { community: string; onDone: () => void }) {
  const { change, edit, looking, look, back, make, busy, problem } = useChange(community, onDone);
  return (
    <>
      <Card title="划转网格">
        <Choice
          label="要怎么划?"
          options={kinds}
          chosen={[change.kind]}
          onPick={(kind) => edit({ kind, to: null, buildings: [] })}
        />
        <Fields change={change} edit={edit} community={community} />
        <ReasonField
          label="为什么划转"
          value={change.reason}
          onInput={(reason) => edit({ reason })}
          ready={READY}
          max={100}
        />
        {problem && !looking ? <Banner tone="error">{problem}</Banner> : null}
        <Button big onTap={look}>
          先看看有什么跟着走
        </Button>
        <View>没办完的事跟着楼走，办完的留在原来的网格。</View>
      </Card>
      {looking ? (
        <PreviewSheet
          community={community}
          change={change}
          busy={busy}
          problem={problem}
          onMake={make}
          onClose={back}
        />
      ) : null}
    </>
  );
}
