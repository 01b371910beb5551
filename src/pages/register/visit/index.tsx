import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { go } from '@/client/go';
import { shortName } from '@/client/place';
import { useQuery } from '@/client/query';
import { Arrival } from '@/features/arrival/Arrival';
import { optionsOf, VISIT_KINDS } from '@/features/register/words';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import styles from '../register.module.scss';
import { AGO } from './form';
import { Parts } from './Parts';
import { useVisit } from './useVisit';

const UNSCANNED = ['码被遮住了', '没带手机进门', '打的电话'] as const;

function Where({ place, household }: { place: string; household: string }) {
  const plate = useQuery('places.get', { id: place });
  const home = useQuery('registry.get', { id: household }, household !== '');
  const path = plate.data?.place.path;
  return <View>{home.data ? `${home.data.placeName} ${home.data.roomName}` : path ? shortName(path) : ''}</View>;
}

/** One visit, typed once: each part finds its way into the ledgers it belongs to. */
export default function Visit() {
  const { place = '', household = '' } = useRouter().params;
  const visit = useVisit({ place, household }, (id) => go('register/entry', { id }, true));
  const { value, edit, busy, problem } = visit;
  const building = useQuery('places.get', { id: place }).data?.place.area.building;
  return (
    <Page>
      <Card title="去的是">
        <Where place={place} household={household} />
        <Choice
          label="怎么去的"
          options={optionsOf(VISIT_KINDS)}
          chosen={[value.kind]}
          onPick={(kind) => edit({ kind })}
        />
        <Choice label="什么时候" options={AGO} chosen={[value.ago]} onPick={(ago) => edit({ ago })} />
      </Card>
      <Parts place={place} household={household} visit={visit} />
      <Card>
        <Arrival
          spot={building && value.kind !== 'call' ? { place, purpose: 'visit', about: building } : null}
          value={{ arrival: value.arrival ?? '', reason: value.unscanned }}
          onChange={({ arrival = value.arrival, reason = value.unscanned }) => edit({ arrival, unscanned: reason })}
          ready={UNSCANNED}
        />
        {problem ? <Banner tone="error">{problem}</Banner> : null}
        <Button big loading={busy} onTap={visit.save}>
          记下来
        </Button>
        <View className={cx(styles.fine)}>写一次，各本台账里都有。加密保存，谁看过都有记录。</View>
      </Card>
    </Page>
  );
}
