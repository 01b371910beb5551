import { View } from '@tarojs/components';
import { useState } from 'react';
import { go } from '@/client/go';
import type { HouseholdView } from '@/domain/registry/views';
import { RELATIONS } from '@/domain/registry/words';
import { MemberSheet } from '@/features/register/MemberSheet';
import { tagWords, type Member } from '@/features/register/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

const noteOf = ({ phone, birthYear, tags, bound }: Member): string =>
  [phone ?? '没有电话', birthYear === null ? '' : `${birthYear} 年生`, tagWords(tags), bound ? '在手机上认领了' : '']
    .filter(Boolean)
    .join(' · ');

/** The people of a household, names and phones masked; one is opened by tapping it. */
export function Members({ household }: { household: HouseholdView }) {
  const { id, members, moves } = household;
  const [open, setOpen] = useState<string>();
  const member = members.find(({ key }) => key === open);
  return (
    <Card title={`家里 ${members.length} 口人`}>
      <View>
        {members.map((one) => (
          <Cell
            key={one.key}
            icon="me"
            title={`${RELATIONS[one.relation]} ${one.name}`}
            note={noteOf(one)}
            onTap={() => setOpen(one.key)}
          />
        ))}
      </View>
      {moves.includes('addMember') ? (
        <Button tone="plain" onTap={() => go('register/member', { id })}>
          添一口人
        </Button>
      ) : null}
      {member ? <MemberSheet household={household} member={member} onClose={() => setOpen(undefined)} /> : null}
    </Card>
  );
}
