import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { POSTS } from '@/domain/people/roles';
import { sayDay } from '@/features/privacy/day';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Cell } from '@/ui/Cell';
import { Sheet } from '@/ui/Sheet';

type Row = OutputOf<'people.holders'>['rows'][number];

/** Somebody who holds a role here: by which name, until when; who gave it may end it. */
export function Holder({ row, area, mayEnd }: { row: Row; area: string; mayEnd: boolean }) {
  const [asked, setAsked] = useState(false);
  const { busy, problem, act } = useAct();
  const { id, role, level, title, validTo, phone } = row;
  const end = async (): Promise<void> => {
    if (await act('people.endGrant', { id, role, level, area })) setAsked(false);
  };
  const until = validTo === null ? '没有定到期的日子' : `担到${sayDay(validTo)}`;
  const note = [POSTS[role].title, until, phone ?? '没有留手机号'].join(' · ');
  return (
    <>
      <Cell icon="me" title={title} note={note} {...(mayEnd ? { onTap: () => setAsked(true) } : {})} />
      {asked ? (
        <Sheet
          title={`让“${title}”到此为止?`}
          confirm="到此为止"
          danger
          loading={busy}
          onConfirm={() => void end()}
          onClose={() => setAsked(false)}
        >
          <View>他马上就看不到、也办不了这一片的事了，会收到一条消息。手上没办完的，请先转给别人。</View>
          {problem ? <Banner tone="error">{problem}</Banner> : null}
        </Sheet>
      ) : null}
    </>
  );
}
