import { View } from '@tarojs/components';
import { REGRID_WORDS } from '@/features/ground/words';
import { ReasonField } from '@/features/work/forms/ReasonField';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { PreviewSheet } from './PreviewSheet';
import { useChange, type Kind } from './useChange';
import { Which } from './Which';

const kinds = (Object.keys(REGRID_WORDS) as Kind[]).map((value) => ({ value, label: REGRID_WORDS[value] }));
const READY = ['按街道通知调整', '户数太多', '户数太少', '方便就近走动'] as const;

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
        <Which change={change} edit={edit} community={community} />
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
