import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { TENURES } from '@/domain/registry/words';
import { roomWords } from '@/features/home/words';
import { Reading } from '@/features/reading/Reading';
import { RemindMe } from '@/features/reminders/RemindMe';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import styles from '../mine.module.scss';
import { ChangeSheet } from './ChangeSheet';
import { Changes } from './Changes';
import { Members } from './Members';
import type { Asked } from './said';

const SENT = '记下了。网格员看过，登记就改过来。';

function Seen() {
  return (
    <Card title="谁看得到">
      <View className={cx(styles.fine)}>
        邻居一点也看不到。网格员和社区平时只看到隐去一部分的名字和电话；要看全的，得说明为什么，看一次记一次。
      </View>
      <View>
        <Cell icon="me" title="谁看过我家的登记" onTap={() => go('privacy/lookups')} />
        <Cell icon="home" title="我不住这里了" onTap={() => go('mine/claim')} />
      </View>
    </Card>
  );
}

/** What the register says of one’s own household, and what one would have put right. */
export default function MyHousehold() {
  const { id = '' } = useRouter().params;
  const home = useQuery('registry.get', { id }, id !== '');
  const [asked, setAsked] = useState<Asked>();
  const [sent, setSent] = useState(false);
  const close = (done: boolean): void => {
    setAsked(undefined);
    if (done) setSent(true);
  };
  return (
    <Page>
      <Reading query={home} rows={3}>
        {(household) => (
          <>
            {sent ? <Banner>{SENT}</Banner> : null}
            {sent ? <RemindMe /> : null}
            <Members household={household} onPick={(member) => setAsked({ kind: 'change', member })} />
            <Card title={roomWords(household)}>
              <Cell title="自己的房还是租的房" value={TENURES[household.tenure]} />
              <Button tone="plain" onTap={() => setAsked({ kind: 'tenure', tenure: household.tenure })}>
                这一条不对
              </Button>
            </Card>
            <Changes household={household.id} />
            <Seen />
            <Button big tone="plain" onTap={() => setAsked({ kind: 'add' })}>
              家里添了人
            </Button>
            {asked ? <ChangeSheet household={household.id} asked={asked} onClose={close} /> : null}
          </>
        )}
      </Reading>
    </Page>
  );
}
