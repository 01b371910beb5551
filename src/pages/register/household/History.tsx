import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { grantWords } from '@/client/grantWords';
import { useQuery } from '@/client/query';
import type { HouseholdView } from '@/domain/registry/views';
import { Reading } from '@/features/reading/Reading';
import { stepsFrom } from '@/features/reading/steps';
import { moveWords, whyWords } from '@/features/register/words';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Timeline } from '@/ui/Timeline';

const SAYING = {
  what: ({ move }: { move: string }) => moveWords(move),
  who: ({ grant }: { grant: string }) => grantWords(grant),
};

/** What has happened to an entry, and who has looked at its people. */
export function History({ household: { id, timeline } }: { household: HouseholdView }) {
  const readings = useQuery('registry.readings', { id });
  return (
    <>
      <Card title="谁看过这一户">
        <Reading query={readings} rows={1}>
          {({ rows }) => (
            <View>
              {rows.length === 0 ? <Cell title="还没有人看过" note="有人看，这里就记一笔。" /> : null}
              {rows.map(({ at, grant, purpose }, n) => (
                <Cell key={n} title={grantWords(grant)} note={`${sayTime(at)}，${whyWords(purpose)}`} />
              ))}
            </View>
          )}
        </Reading>
      </Card>
      <Card title="登记的来历">
        <Timeline steps={stepsFrom([], SAYING, timeline, SAYING)} />
      </Card>
    </>
  );
}
