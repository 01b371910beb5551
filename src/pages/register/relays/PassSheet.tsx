import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import { Household, type Home, type Told } from './Household';

interface PartProps {
  relay: OutputOf<'relays.get'>;
  onClose: () => void;
}

const NOBODY = '登记里这一户没有人。核对一下门牌，或者点“捎不成”告诉居民。';

/** Says how the household was told. */
function Telling({ relay, home, onClose }: PartProps & { home: Home }) {
  const { busy, problem, act, tell } = useAct();
  const [told, setTold] = useState<Told>();
  const pass = async (): Promise<void> => {
    if (!told) return tell({}, '请点一下是怎么捎的。');
    if (await act('relays.pass', { id: relay.id, household: home.household, told })) onClose();
    return undefined;
  };
  return (
    <Sheet
      title={`捎给 ${home.roomName}`}
      confirm="捎到了"
      loading={busy}
      onConfirm={() => void pass()}
      onClose={onClose}
    >
      <Household home={home} told={told} onPick={setTold} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}

/** Looks up who lives behind the door, which is logged, and says how they were told. */
export function PassSheet({ relay, onClose }: PartProps) {
  const { busy, problem, act } = useAct();
  const [where, setWhere] = useState({ unitName: '', door: '' });
  const [homes, setHomes] = useState<readonly Home[]>();
  const [home] = homes ?? [];
  if (home) return <Telling relay={relay} home={home} onClose={onClose} />;
  const look = async (): Promise<void> => {
    const said = Object.fromEntries(Object.entries(where).filter(([, text]) => text.trim() !== ''));
    setHomes((await act('relays.people', { id: relay.id, ...said }))?.rows);
  };
  const field = (key: keyof typeof where, label: string) => (
    <Field
      label={label}
      hint="跟居民说的一样就空着"
      max={10}
      value={where[key]}
      onInput={(text) => setWhere((old) => ({ ...old, [key]: text }))}
    />
  );
  return (
    <Sheet title="捎给哪一家" confirm="看看是哪一家" loading={busy} onConfirm={() => void look()} onClose={onClose}>
      <View>看一次记一次，那一家看得到是网格员为了捎话看的。</View>
      {field('unitName', '单元')}
      {field('door', '门牌号')}
      {homes?.length === 0 ? <Banner>{NOBODY}</Banner> : null}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
