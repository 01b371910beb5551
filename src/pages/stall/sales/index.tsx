import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useQuery } from '@/client/query';
import { monthOf } from '@/domain/_kernel/time';
import { Reading } from '@/features/reading/Reading';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import styles from '../stall.module.scss';
import { Month } from './Month';
import { after, before, monthWords } from './months';

/** What each farm sold in a month: what was collected, less what was given back. */
export default function Sales() {
  const { area = '' } = useRouter().params;
  const farms = useQuery('shop.farms', { place: area });
  const [picked, setPicked] = useState('');
  const [thisMonth] = useState(() => monthOf(Date.now()));
  const [month, setMonth] = useState(thisMonth);
  const rows = farms.data?.rows ?? [];
  const farm = rows.find(({ id }) => id === picked) ?? rows[0];
  const options = rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Page>
      <Reading query={farms}>
        {() =>
          farm ? (
            <>
              <Card>
                <Choice label="哪一家" options={options} chosen={[farm.id]} onPick={setPicked} />
                <View className={cx(styles.line)}>
                  <Button tone="plain" onTap={() => setMonth(before(month))}>
                    上个月
                  </Button>
                  <View>{monthWords(month)}</View>
                  <Button tone="plain" disabled={month >= thisMonth} onTap={() => setMonth(after(month))}>
                    下个月
                  </Button>
                </View>
              </Card>
              <Month key={`${farm.id} ${month}`} farm={farm.id} month={month} />
            </>
          ) : (
            <Card>
              <Empty drawing="basket" title="还没有登记农企" />
            </Card>
          )
        }
      </Reading>
    </Page>
  );
}
