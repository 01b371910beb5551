import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { sayTime } from '@/client/clock';
import { useQuery } from '@/client/query';
import { FlagCard } from '@/features/office/FlagCard';
import { aboutWords, purposeWords } from '@/features/privacy/lookWords';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Page } from '@/ui/Page';
import { Judging } from './Judging';

function Looks({ id }: { id: string }) {
  const query = useQuery('flags.looks', { id });
  return (
    <Card title="看了哪些">
      <Reading query={query} rows={2}>
        {({ rows }) => (
          <View>
            {rows.map(({ at, about, purpose, matter }) => (
              <Cell
                key={`${at} ${matter}`}
                title={`${aboutWords(about)}，${purposeWords(purpose)}`}
                note={`${sayTime(at)} · ${matter}`}
              />
            ))}
          </View>
        )}
      </Reading>
    </Card>
  );
}

/** One flag: what was noticed, each look, what the one who looked says, and what the auditor makes of it. */
export default function FlagPage() {
  const id = useRouter().params['id'] ?? '';
  const query = useQuery('flags.get', { id }, id !== '');
  return (
    <Page>
      <Reading query={query} rows={2}>
        {(flag) => (
          <>
            <FlagCard flag={flag} alone />
            <Card title="他怎么说">
              <View>{flag.said ?? (flag.mine ? '您还没有说明。' : '他还没有说明，先问一声也行。')}</View>
              {flag.judged === null ? null : <View>{`审计：${flag.judged}`}</View>}
            </Card>
            <Judging flag={flag} />
            <Looks id={flag.id} />
          </>
        )}
      </Reading>
    </Page>
  );
}
