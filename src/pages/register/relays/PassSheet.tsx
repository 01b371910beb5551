import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { RELATIONS } from '@/domain/registry/words';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Cell } from '@/ui/Cell';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';

type Relay = OutputOf<'relays.get'>;
type Home = OutputOf<'relays.people'>['rows'][number];
type Told = NonNullable<Relay['told']>;

const WAYS = [
  { value: 'app', label: '发到他们手机上' },
  { value: 'door', label: '我上门说了' },
  { value: 'phone', label: '我打电话说了' },
] as const satisfies readonly { value: Told; label: string }[];
const NOBODY = '登记里这一户没有人。核对一下门牌，或者点“捎不成”告诉居民。';

function Household({ home, told, onPick }: { home: Home; told: Told | undefined; onPick: (told: Told) => void }) {
  return (
    <>
      <View>
        {home.people.map(({ relation, name, phone }) => (
          <Cell key={`${relation} ${name}`} title={name} note={RELATIONS[relation]} value={phone ?? '没有电话'} />
        ))}
      </View>
      <Choice
        label="怎么捎的?"
        options={WAYS.filter(({ value }) => value !== 'app' || home.bound)}
        chosen={told === undefined ? [] : [told]}
        onPick={onPick}
      />
    </>
  );
}

/** Looks up who lives behind the door, which is logged, and says how they were told. */
export function PassSheet({ relay, onClose }: { relay: Relay; onClose: () => void }) {
  const { busy, problem, act, tell } = useAct();
  const [unitName, setUnitName] = useState('');
  const [door, setDoor] = useState('');
  const [homes, setHomes] = useState<readonly Home[]>();
  const [told, setTold] = useState<Told>();
  const [home] = homes ?? [];
  const look = async (): Promise<void> => {
    const where = { ...(door.trim() ? { door } : {}), ...(unitName.trim() ? { unitName } : {}) };
    setHomes((await act('relays.people', { id: relay.id, ...where }))?.rows);
  };
  const pass = async (): Promise<void> => {
    if (!home || !told) return tell({}, '请点一下是怎么捎的。');
    if (await act('relays.pass', { id: relay.id, household: home.household, told })) onClose();
    return undefined;
  };
  return (
    <Sheet
      title={relay.roomName === '' ? '捎给哪一家' : `捎给 ${relay.roomName}`}
      confirm={home ? '捎到了' : '看看是哪一家'}
      loading={busy}
      onConfirm={() => void (home ? pass() : look())}
      onClose={onClose}
    >
      {home ? (
        <>
          <Household home={home} told={told} onPick={setTold} />
          <Button tone="plain" onTap={() => setHomes(undefined)}>
            不是这一家
          </Button>
        </>
      ) : (
        <>
          <View>看一次记一次，那一家看得到是网格员为了捎话看的。</View>
          <Field label="单元" hint="跟居民说的一样就空着" max={10} value={unitName} onInput={setUnitName} />
          <Field label="门牌号" hint="跟居民说的一样就空着" max={12} value={door} onInput={setDoor} />
        </>
      )}
      {homes?.length === 0 ? <Banner>{NOBODY}</Banner> : null}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
