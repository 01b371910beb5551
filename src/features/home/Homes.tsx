import { View } from '@tarojs/components';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { TENURES } from '@/domain/registry/words';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Empty } from '@/ui/Empty';
import { roomWords } from './words';

/** The homes to which somebody belongs; where there is none, how to say where one lives. */
export function Homes() {
  const homes = useQuery('registry.mine', {});
  return (
    <Card title="我的家">
      <Reading query={homes} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty
              drawing="house"
              title="还没有登记住哪一户"
              text="不登记，报问题、看回音壁都不受影响。登记了，能改家里的登记，能替老人办事。"
              action={{ label: '登记我住哪一户', onTap: () => go('mine/claim') }}
            />
          ) : (
            <View>
              {rows.map((home) => (
                <Cell
                  key={home.id}
                  icon="home"
                  title={roomWords(home)}
                  note={`${TENURES[home.tenure]} · 登记了 ${home.people} 口人`}
                  onTap={() => go('mine/household', { id: home.id })}
                />
              ))}
            </View>
          )
        }
      </Reading>
    </Card>
  );
}
