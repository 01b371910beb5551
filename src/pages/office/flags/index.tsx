import { useState } from 'react';
import { usePaged } from '@/client/paged';
import { FlagCard } from '@/features/office/FlagCard';
import { usePost } from '@/features/office/usePost';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

const STATES = [
  { value: 'open', label: '等您看' },
  { value: 'explained', label: '说得通的' },
  { value: 'upheld', label: '不应当的' },
] as const;
type State = (typeof STATES)[number]['value'];

/** Looks at residents’ data that somebody has to judge, for the auditors of an area; the oldest first. */
export default function FlagsPage() {
  const { area, level, fits } = usePost(['community', 'street', 'district']);
  const [state, setState] = useState<State>('open');
  const list = usePaged('flags.desk', { area, level, state }, fits);
  return (
    <Page>
      <Choice label="看哪一些?" options={STATES} chosen={[state]} onPick={setState} />
      <Reading query={list} rows={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty title="没有" text="谁看居民信息看得太多、太晚、看不相干的，会自动排在这里。" />
            </Card>
          ) : (
            rows.map((flag) => <FlagCard key={flag.id} flag={flag} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
