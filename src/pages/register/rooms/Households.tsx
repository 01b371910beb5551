import { View } from '@tarojs/components';
import type { InputOf } from '@/client/api';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { HouseholdCell } from '@/features/register/HouseholdCell';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';

/** The households of an area, first what lacks most or whom nobody has seen for longest. */
export function Households(asked: InputOf<'registry.list'>) {
  const list = usePaged('registry.list', asked);
  return (
    <Reading query={list} rows={2}>
      {({ rows }) => (
        <Card>
          {rows.length === 0 ? (
            <Empty drawing="house" title="还没有登记住户" text="可以一户一户登记，也可以把现在的表格整个导进来。" />
          ) : null}
          <View>
            {rows.map((row) => (
              <HouseholdCell key={row.id} row={row} />
            ))}
          </View>
          <More list={list} />
        </Card>
      )}
    </Reading>
  );
}
