import { useRouter } from '@tarojs/taro';
import type { OutputOf } from '@/client/api';
import { go } from '@/client/go';
import { sentence } from '@/client/messages';
import { herePlace, setHerePlace, shortName, type HerePlace } from '@/client/place';
import { useQuery } from '@/client/query';
import { Living } from '@/features/home/Living';
import { Duty } from '@/features/places/Duty';
import { HerePlate } from '@/features/places/HerePlate';
import { OpenMatters } from '@/features/places/OpenMatters';
import { Units } from '@/features/places/Units';
import { Verbs } from '@/features/places/Verbs';
import { WrongSticker } from '@/features/places/WrongSticker';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

type Plate = OutputOf<'places.get'>;

const asHere = ({ place }: Plate): HerePlace => {
  const row = { id: place.id, kind: place.kind, name: place.name };
  return { place: row, building: row, path: place.path, number: '' };
};

function Gone({ plate }: { plate: Plate }) {
  return (
    <Card>
      <Empty
        drawing="house"
        title={shortName(plate.place.path)}
        text={sentence('PLACE_GONE')}
        action={{ label: '换一栋楼', onTap: () => go('scan', {}, true) }}
      />
    </Card>
  );
}

/** The home of a building: its doorplate, what to do here, whom to call, what is open. */
export default function PlaceHome() {
  const { id = '', code } = useRouter().params;
  const plate = useQuery('places.get', { id });
  const last = herePlace();
  return (
    <Page>
      <Reading query={plate} rows={3}>
        {(found) => {
          if (found.place.state === 'demolished') return <Gone plate={found} />;
          const here = last?.building.id === id ? last : asHere(found);
          return (
            <>
              <HerePlate place={here} />
              {code ? <WrongSticker token={code} place={here.place.id} /> : null}
              <Verbs place={here.place.id} />
              <Duty grid={found.grid} />
              <Living place={here.place.id} />
              <OpenMatters place={id} open={found.open ?? 0} />
              <Units units={found.units} here={here} onPick={setHerePlace} />
            </>
          );
        }}
      </Reading>
    </Page>
  );
}
