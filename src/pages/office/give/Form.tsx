import type { OutputOf } from '@/client/api';
import type { Me } from '@/client/me';
import { POSTS } from '@/domain/people/roles';
import { givable, termsOf } from '@/features/office/giving';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { InviteCard } from '../InviteCard';
import { useGiving, WAYS } from './useGiving';

type Place = OutputOf<'places.get'>['place'];

const errorAt = (wrong: string | undefined) => (wrong ? { error: wrong } : {});

type Giving = ReturnType<typeof useGiving>;

function Asked({ place, me, giving }: { place: Place; me: Me; giving: Giving }) {
  const { form, change, wrong } = giving;
  const roles = givable(me, place.kind, place.area).map((value) => ({ value, label: POSTS[value].title }));
  const { role, title, term } = form;
  return (
    <>
      <Choice
        label="担什么?"
        options={roles}
        chosen={role ? [role] : []}
        onPick={(picked) => change({ role: picked })}
        {...errorAt(wrong['role'])}
      />
      <Field
        label="邻居看到的称呼"
        hint="比如“网格员甲”。不写电话、不写身份证号。"
        max={20}
        value={title}
        onInput={(typed) => change({ title: typed })}
        {...errorAt(wrong['title'])}
      />
      <Choice
        label="担多久?"
        options={role ? termsOf(role) : termsOf('volunteer')}
        chosen={[term]}
        onPick={(picked) => change({ term: picked })}
        {...errorAt(wrong['validTo'])}
      />
    </>
  );
}

/** What is asked before a role is given; afterwards the code to show. */
export function Form({ place, me }: { place: Place; me: Me }) {
  const giving = useGiving(place);
  const { form, change, invite, given, busy, problem, wrong, send, again } = giving;
  const { way, number } = form;
  if (invite) return <InviteCard invite={invite} onGone={again} />;
  return (
    <>
      {given ? <Banner>{`“${given}”已经担上了，他会收到一条消息。`}</Banner> : null}
      <Card title={place.path.slice(-2).join(' ')}>
        <Asked place={place} me={me} giving={giving} />
        <Choice label="怎么给他?" options={WAYS} chosen={[way]} onPick={(picked) => change({ way: picked })} />
        {way === 'number' ? (
          <Field
            label="他的编号"
            hint="per_ 开头，他在“我的家和资料”里能复制。"
            value={number}
            onInput={(typed) => change({ number: typed })}
            {...errorAt(wrong['id'])}
          />
        ) : null}
      </Card>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <Button big loading={busy} onTap={() => void send()}>
        {way === 'code' ? '出一个邀请码' : '就请他担'}
      </Button>
    </>
  );
}
