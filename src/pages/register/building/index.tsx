import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { go } from '@/client/go';
import { usePaged } from '@/client/paged';
import { shortName } from '@/client/place';
import { useQuery } from '@/client/query';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { RoomCell, type Room } from './RoomCell';
import { RoomSheet } from './RoomSheet';

interface ListProps {
  place: string;
  struck: boolean;
}

function List({ place, struck }: ListProps) {
  const list = usePaged('registry.rooms', { place, struck });
  const [open, setOpen] = useState<Room>();
  const pick = (room: Room): void =>
    room.household ? go('register/household', { id: room.household.id }) : setOpen(room);
  return (
    <Reading query={list} rows={3}>
      {({ rows }) => (
        <>
          {rows.length > 0 ? (
            <View>
              {rows.map((room) => (
                <RoomCell key={room.id} room={room} struck={struck} onTap={() => pick(room)} />
              ))}
            </View>
          ) : (
            <Empty
              drawing="house"
              title={struck ? '没有注销的房' : '这栋楼还没有登记'}
              text={struck ? '' : '点下面的“登记一户”，从第一户开始。'}
            />
          )}
          <More list={list} />
          {open ? <RoomSheet place={place} room={open} struck={struck} onClose={() => setOpen(undefined)} /> : null}
        </>
      )}
    </Reading>
  );
}

/** A building: its rooms in the order of their doors, who lives where, and those that were struck. */
export default function Building() {
  const { place = '' } = useRouter().params;
  const [struck, setStruck] = useState(false);
  const plate = useQuery('places.get', { id: place });
  const path = plate.data?.place.path;
  return (
    <Page
      foot={
        <Button big onTap={() => go('register/enter', { place })}>
          登记一户
        </Button>
      }
    >
      <Card title={path ? shortName(path) : '这栋楼'}>
        <List key={String(struck)} place={place} struck={struck} />
        <Button tone="plain" onTap={() => setStruck(!struck)}>
          {struck ? '回到在用的房' : '看看注销了的房'}
        </Button>
      </Card>
    </Page>
  );
}
