import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { kindWords, WORK_STATES } from './workWords';

/** What the caller has had made of this family, newest first: what is still going on is found again here. */
export function Works({ family }: { family: 'import' | 'export' | 'print' }) {
  const { data } = useQuery('sheets.mine', {});
  const rows = (data?.rows ?? []).filter(({ kind }) => kind.startsWith(`${family}.`));
  if (rows.length === 0) return null;
  return (
    <Card title="最近做过的">
      <View>
        {rows.map(({ id, kind, state, placeName, askedAt }) => {
          return (
            <Cell
              key={id}
              title={kindWords(kind).title}
              note={`${placeName} · ${sayTime(askedAt)}`}
              value={WORK_STATES[state][0]}
              onTap={() => go('register/work', { id })}
            />
          );
        })}
      </View>
    </Card>
  );
}
