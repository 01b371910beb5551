import Taro, { useRouter } from '@tarojs/taro';
import { call } from '@/client/api';
import { useQuery } from '@/client/query';
import { forgetSecrets, useSecret } from '@/client/secrets';
import type { HouseholdView } from '@/domain/registry/views';
import { Reading } from '@/features/reading/Reading';
import { MemberFields, memberOf, NOBODY, type MemberDraft } from '@/features/register/MemberFields';
import { useAct } from '@/features/register/useAct';
import type { Member } from '@/features/register/words';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Page } from '@/ui/Page';

interface FormProps {
  household: HouseholdView;
  /** Who is put right; somebody new where there is nobody. */
  member: Member | undefined;
}
type Change = Partial<MemberDraft>;

const UNCHANGED: Change = {};

const givenOf = (member: Member | undefined): MemberDraft =>
  member
    ? { ...NOBODY, relation: member.relation, birthYear: String(member.birthYear ?? ''), tags: member.tags }
    : { ...NOBODY, relation: 'child' };

function Form({ household: { id, placeName, roomName }, member }: FormProps) {
  const form = `register.member.${id}.${member?.key ?? 'new'}`;
  const { value: change, change: edit } = useSecret<Change>(form, UNCHANGED);
  const { busy, problem, wrong, act, say } = useAct();
  const value = { ...givenOf(member), ...change };
  const done = (): void => {
    forgetSecrets(form);
    void Taro.navigateBack();
  };
  const save = (): void => {
    const { name, ...said } = memberOf(value);
    if (member) {
      const members = [{ key: member.key, ...said, ...(name === undefined ? {} : { name }) }];
      return void act((requestId) => call('registry.update', { id, members }, requestId), done);
    }
    if (name === undefined) return say('请写上姓名。');
    return void act((requestId) => call('registry.addMember', { id, member: { ...said, name } }, requestId), done);
  };
  return (
    <Card title={`${placeName} ${roomName}`}>
      <MemberFields value={value} wrong={wrong} onChange={edit} {...(member ? { known: member } : {})} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <Button big loading={busy} onTap={save}>
        记下来
      </Button>
    </Card>
  );
}

/** Somebody of a household: added, or what is known of him put right. */
export default function MemberPage() {
  const { id = '', member } = useRouter().params;
  const query = useQuery('registry.get', { id });
  return (
    <Page>
      <Reading query={query} rows={2}>
        {(household) => <Form household={household} member={household.members.find(({ key }) => key === member)} />}
      </Reading>
    </Page>
  );
}
