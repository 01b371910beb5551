import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { RELATIONS } from '@/domain/registry/words';
import { Cell } from '@/ui/Cell';
import { Choice } from '@/ui/Choice';

export type Home = OutputOf<'relays.people'>['rows'][number];
/** How a household was told. */
export type Told = NonNullable<OutputOf<'relays.get'>['told']>;

const WAYS: readonly { value: Told; label: string }[] = [
  { value: 'app', label: '发到他们手机上' },
  { value: 'door', label: '我上门说了' },
  { value: 'phone', label: '我打电话说了' },
];

interface HouseholdProps {
  home: Home;
  told: Told | undefined;
  onPick: (told: Told) => void;
}

/** Who lives there, and how they were told. */
export function Household({ home, told, onPick }: HouseholdProps) {
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
