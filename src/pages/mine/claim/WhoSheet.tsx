import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { useQuery } from '@/client/query';
import { RELATIONS } from '@/domain/registry/words';
import { nameWords } from '@/features/home/words';
import { useAct } from '@/features/privacy/useAct';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Choice } from '@/ui/Choice';
import { Sheet } from '@/ui/Sheet';

const NEW = 'new';

/** Says which member of one’s household somebody is. */
export function WhoSheet({ claim, onClose }: { claim: OutputOf<'claims.get'>; onClose: () => void }) {
  const home = useQuery('registry.get', { id: claim.household ?? '' }, claim.household !== null);
  const { busy, problem, act } = useAct();
  const [member, setMember] = useState(NEW);
  const confirm = async (): Promise<void> => {
    if (await act('claims.confirm', { id: claim.id, ...(member === NEW ? {} : { member }) })) onClose();
  };
  const free = (home.data?.members ?? []).filter(({ bound }) => !bound);
  const options = [
    ...free.map(({ key, name, relation }) => ({ value: key, label: `${nameWords(name)}（${RELATIONS[relation]}）` })),
    { value: NEW, label: '登记里还没有他' },
  ];
  return (
    <Sheet
      title="他是家里哪一位"
      confirm="是我家的人"
      loading={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Reading query={home} rows={1}>
        {() => <Choice label="登记里是谁?" options={options} chosen={[member]} onPick={setMember} />}
      </Reading>
      <View>确认以后，他能看到这一户的登记，也能提更正。</View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
