import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { HouseholdCell } from '@/features/register/HouseholdCell';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';

export type Rows = OutputOf<'registry.find'>['rows'];

/** The households that were found. */
export function Found({ rows }: { rows: Rows }) {
  if (rows.length === 0)
    return (
      <Card>
        <Empty drawing="house" title="没有找到" text="看看是不是写错了一个字；也可能还没有登记。" />
      </Card>
    );
  return (
    <Card title={`找到 ${rows.length} 户`}>
      <View>
        {rows.map((row) => (
          <HouseholdCell key={row.id} row={row} />
        ))}
      </View>
    </Card>
  );
}
