import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { go } from '@/client/go';
import { daysWords } from '@/features/places/days';
import { Verbs } from '@/features/places/Verbs';
import styles from '@/features/ground/ground.module.scss';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Doorplate } from '@/ui/Doorplate';
import { communityOf, venueAbove } from './names';

type Plate = OutputOf<'places.get'>;

const daysOf = ({ startsAt, endsAt }: Plate['place']): string | undefined =>
  startsAt === null || endsAt === null ? undefined : daysWords(startsAt, endsAt);

const isAhead = ({ startsAt }: Plate['place']): boolean => startsAt !== null && startsAt > Date.now();

function About({ place }: Pick<Plate, 'place'>) {
  const activity = place.kind === 'activity';
  return (
    <Card title={activity ? '办什么' : '这里有什么'}>
      {isAhead(place) ? <Banner>还没到日子，到时候来。</Banner> : null}
      <View className={cx(styles.words)}>{place.note ?? '社区还没有写。想知道的，在下面说一声。'}</View>
    </Card>
  );
}

function Inside({ units }: Pick<Plate, 'units'>) {
  if (units.length === 0) return null;
  return (
    <Card title="最近在这里办">
      {units.map(({ id, name }) => (
        <Cell key={id} icon="clock" title={name} onTap={() => go('places/venue', { id })} />
      ))}
    </Card>
  );
}

function Check({ number }: { number: string }) {
  return (
    <Card title={`码上印的编号是 ${number}`}>
      <View>对不上，这张码可能被人换过。别用它，告诉社区一声。</View>
    </Card>
  );
}

/** A venue or an activity that is on: its name, what is there, and what one can do here. */
export function Open({ plate, number }: { plate: Plate; number: string }) {
  const { place, units } = plate;
  const above = [communityOf(place), venueAbove(place)].filter(Boolean).join(' ');
  const days = daysOf(place);
  return (
    <>
      <Doorplate place={above} name={place.name} {...(days ? { note: days } : {})} />
      <About place={place} />
      <Inside units={units} />
      <Verbs place={place.id} />
      {number === '' ? null : <Check number={number} />}
    </>
  );
}
