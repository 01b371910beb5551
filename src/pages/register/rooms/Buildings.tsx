import { View } from '@tarojs/components';
import type { InputOf } from '@/client/api';
import { go } from '@/client/go';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Empty } from '@/ui/Empty';

/** The buildings of an area with how many rooms and households are known in each. */
export function Buildings(post: InputOf<'registry.buildings'>) {
  const list = usePaged('registry.buildings', post);
  return (
    <Reading query={list} rows={2}>
      {({ rows }) => (
        <Card>
          {rows.length === 0 ? <Empty drawing="house" title="这一片还没有登记楼栋" text="请社区先把楼建好。" /> : null}
          <View>
            {rows.map(({ id, name, rooms, households }) => (
              <Cell
                key={id}
                icon="home"
                title={name}
                note={rooms === 0 ? '还没有登记' : `${rooms} 间房，住着 ${households} 户`}
                onTap={() => go('register/building', { place: id })}
              />
            ))}
          </View>
          <More list={list} />
        </Card>
      )}
    </Reading>
  );
}
