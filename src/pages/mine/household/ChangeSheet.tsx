import { View } from '@tarojs/components';
import { useState } from 'react';
import { TENURE_KEYS, TENURES } from '@/domain/registry/words';
import { nameWords } from '@/features/home/words';
import { Refusal } from '@/features/privacy/Lacking';
import { useAct } from '@/features/privacy/useAct';
import { Choice } from '@/ui/Choice';
import { Sheet } from '@/ui/Sheet';
import { Person } from './Person';
import { begun, gapsIn, proposalOf, type Asked, type Said } from './said';

const TITLES = { add: '家里添了人', change: '改这个人的登记', tenure: '自己的房还是租的房' } as const;
const OWNED = TENURE_KEYS.map((value) => ({ value, label: TENURES[value] }));
const WHAT = [
  { value: 'change', label: '有的地方不对' },
  { value: 'drop', label: '他不住这里了' },
] as const;

/** Says what has changed at home; nothing is changed before the grid worker has looked. */
export function ChangeSheet(props: { household: string; asked: Asked; onClose: (done: boolean) => void }) {
  const { household, asked, onClose } = props;
  const [said, setSaid] = useState(() => begun(asked));
  const { busy, problem, lacks, wrong, act, tell } = useAct();
  const change = (part: Partial<Said>) => setSaid((old) => ({ ...old, ...part }));
  const send = async (): Promise<void> => {
    const gaps = gapsIn(asked, said);
    if (Object.keys(gaps).length > 0) return tell(gaps);
    if (await act('changes.propose', proposalOf(household, asked, said))) onClose(true);
    return undefined;
  };
  const close = () => onClose(false);
  return (
    <Sheet title={TITLES[asked.kind]} confirm="请网格员改" loading={busy} onConfirm={() => void send()} onClose={close}>
      {asked.kind === 'change' ? (
        <Choice
          label={`${nameWords(asked.member.name)}的登记`}
          options={WHAT}
          chosen={[said.gone ? 'drop' : 'change']}
          onPick={(picked) => change({ gone: picked === 'drop' })}
        />
      ) : null}
      {asked.kind === 'tenure' ? (
        <Choice label="应该是?" options={OWNED} chosen={[said.tenure]} onPick={(tenure) => change({ tenure })} />
      ) : said.gone ? null : (
        <Person said={said} wrong={wrong} change={change} fresh={asked.kind === 'add'} />
      )}
      <View>写的这些加密存着，这一片的网格员和社区核对时能看，看一次记一次。</View>
      <Refusal problem={problem} lacks={lacks} />
    </Sheet>
  );
}
