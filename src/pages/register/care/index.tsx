import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { usePaged } from '@/client/paged';
import { CARE } from '@/domain/care/words';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { RISKS } from '@/features/register/words';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

type Row = OutputOf<'care.list'>['rows'][number];

const dueWords = (at: number): string => (at < Date.now() ? `该在 ${sayTime(at)} 前去看看` : `${sayTime(at)} 前去看看`);

function CareCell({ row }: { row: Row }) {
  const { id, name, kind, placeName, roomName, risk, nextVisitAt } = row;
  return (
    <Cell
      title={`${name} · ${CARE[kind]}`}
      note={`${placeName} ${roomName}，${dueWords(nextVisitAt)}`}
      value={`风险${RISKS[risk]}`}
      onTap={() => go('register/caring', { care: id })}
    />
  );
}

/** Who is looked after in an area, first those who are to be seen soonest. */
export default function Care() {
  const { area = '', level } = useRouter().params;
  const list = usePaged('care.list', { area, level: level === 'grid4' ? 'grid4' : 'community' });
  return (
    <Page>
      <Reading query={list} rows={3}>
        {({ rows }) => (
          <Card>
            {rows.length === 0 ? (
              <Empty
                drawing="house"
                title="还没有重点照看的人"
                text="在台账里点开一户、点一口人，就能把他列为重点照看。"
                action={{ label: '去台账', onTap: () => go('register/rooms', { area, level: level ?? '' }) }}
              />
            ) : null}
            <View>
              {rows.map((row) => (
                <CareCell key={row.id} row={row} />
              ))}
            </View>
            <More list={list} />
          </Card>
        )}
      </Reading>
    </Page>
  );
}
