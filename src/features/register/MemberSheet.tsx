import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { go, phone as dial } from '@/client/go';
import { registrySentence } from '@/client/registryWords';
import type { HouseholdView } from '@/domain/registry/views';
import { RELATIONS } from '@/domain/registry/words';
import { WhySheet } from '@/features/reading/PurposeSheet';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { LOGGED, WHY, type CarePurpose, type Member } from '@/features/register/words';
import { Button } from '@/ui/Button';
import { Person } from '@/ui/Person';
import { Sheet } from '@/ui/Sheet';

interface MemberSheetProps {
  household: HouseholdView;
  member: Member;
  onClose: () => void;
}

const READY = ['搬走了', '外出务工，不住这里了', '去世了', '登记重了'] as const;

function Reveal({ household: { id }, member, onClose }: MemberSheetProps) {
  const [clear, setClear] = useState<OutputOf<'registry.reveal'>>();
  const read = async (purpose: CarePurpose): Promise<string | undefined> => {
    const answer = await call('registry.reveal', { id, member: member.key, purpose });
    if (!answer.ok) return registrySentence(answer.error.code);
    setClear(answer.data);
    return undefined;
  };
  const left = `登记的是 ${member.name}，${member.phone ?? '没有电话'}`;
  if (!clear)
    return (
      <WhySheet
        purposes={WHY}
        title="看姓名和电话"
        confirm="看一眼"
        left={left}
        logged={LOGGED}
        read={read}
        onClose={onClose}
      />
    );
  const { name, phone } = clear;
  return (
    <Sheet
      title={RELATIONS[member.relation]}
      confirm={phone === null ? '看好了' : '打电话'}
      onConfirm={() => (phone === null ? onClose() : dial(phone))}
      onClose={onClose}
    >
      <Person role={RELATIONS[member.relation]} name={name} hours={phone ?? '没有电话'} />
    </Sheet>
  );
}

function Drop({ household: { id }, member, onClose }: MemberSheetProps) {
  const { act } = useAct();
  return (
    <ReasonSheet
      title={`去掉 ${member.name}`}
      text="从这一户里去掉，历史里看得到是什么时候、为什么。"
      confirm="去掉"
      ready={READY}
      act={(reason) => act((requestId) => call('registry.dropMember', { id, member: member.key, reason }, requestId))}
      onClose={onClose}
    />
  );
}

/** One member of a household: seen in the clear for a purpose, put right, looked after, taken out. */
export function MemberSheet(props: MemberSheetProps) {
  const { household, member, onClose } = props;
  const { id, moves } = household;
  const [open, setOpen] = useState<'reveal' | 'drop'>();
  const leave = (page: string): void => {
    onClose();
    go(page, { id, member: member.key });
  };
  if (open === 'reveal') return <Reveal {...props} />;
  if (open === 'drop') return <Drop {...props} />;
  return (
    <Sheet
      title={`${RELATIONS[member.relation]} ${member.name}`}
      confirm="看姓名和电话"
      onConfirm={() => setOpen('reveal')}
      onClose={onClose}
    >
      {moves.includes('update') ? (
        <View>
          <Button tone="plain" onTap={() => leave('register/member')}>
            改他的登记
          </Button>
          <Button tone="plain" onTap={() => leave('register/caring')}>
            列为重点照看
          </Button>
          <Button tone="plain" onTap={() => setOpen('drop')}>
            他不住这里了
          </Button>
        </View>
      ) : null}
    </Sheet>
  );
}
