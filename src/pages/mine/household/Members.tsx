import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { RELATIONS } from '@/domain/registry/words';
import { nameWords } from '@/features/home/words';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

type Household = OutputOf<'registry.get'>;
export type Member = Household['members'][number];

const about = ({ relation, phone, birthYear, bound }: Member): string =>
  [
    RELATIONS[relation],
    birthYear === null ? '' : `${birthYear} 年生`,
    phone === null ? '没有电话' : `电话 ${phone}`,
    bound ? '自己用手机办' : '',
  ]
    .filter(Boolean)
    .join(' · ');

/** Who is entered as living here, masked; a tap says what is not right. */
export function Members({ household, onPick }: { household: Household; onPick: (member: Member) => void }) {
  return (
    <Card title="家里的人" aside={`${household.members.length} 口`}>
      <View>
        {household.members.map((member) => (
          <Cell
            key={member.key}
            icon="me"
            title={nameWords(member.name)}
            note={about(member)}
            onTap={() => onPick(member)}
          />
        ))}
      </View>
    </Card>
  );
}
