import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { useQuery } from '@/client/query';
import { PhoneButton } from '@/features/privacy/PhoneButton';
import { useAct } from '@/features/privacy/useAct';
import { Reading } from '@/features/reading/Reading';
import { RemindMe } from '@/features/reminders/RemindMe';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import { Tag, type Tone } from '@/ui/Tag';
import styles from '../privacy.module.scss';
import { Needed } from './Needed';
import { Typed } from './Typed';

const STATES: Readonly<Record<string, readonly [string, Tone]>> = {
  told: ['等核实', 'waiting'],
  confirmed: ['核实了', 'done'],
  refused: ['没对上', 'late'],
};

function Told({ rows }: OutputOf<'people.told'>) {
  if (rows.length === 0) return null;
  return (
    <Card title="您填过的">
      <View>
        {rows.map(({ id, phone, state, toldAt, placeName, reason }) => {
          const [word, tone] = STATES[state] ?? ['', 'waiting'];
          const note = [`${sayTime(toldAt)}填的`, placeName, reason].filter(Boolean).join(' · ');
          return <Cell key={id} title={phone || '号码已删掉'} note={note} value={<Tag tone={tone}>{word}</Tag>} />;
        })}
      </View>
    </Card>
  );
}

/** The person’s own phone: as WeChat knows it, or typed by hand and confirmed by the grid worker. */
export default function PhonePage() {
  const { needs } = useRouter().params;
  const me = useQuery('people.me', {});
  const told = useQuery('people.told', {});
  const { problem, act, tell } = useAct();
  const waits = told.data?.rows.some(({ state }) => state === 'told') === true;
  const bind = (code: string | undefined): void => {
    if (code === undefined) return tell({}, '微信没有给号码。可以再点一次，也可以在下面自己填。');
    return void act('people.bindPhone', { code });
  };
  return (
    <Page>
      {needs === 'phone' && me.data ? <Needed trust={me.data.trust} told={waits} /> : null}
      <Reading query={me} rows={1}>
        {({ phone }) => (
          <Card title={phone === null ? '还没有留手机号' : '您的手机号'}>
            {phone === null ? null : <Cell icon="phone" title={phone} value={<Tag tone="done">核实了</Tag>} />}
            <View className={cx(styles.fine)}>只有替您办事的人要用时才看得到，谁看过都有记录。</View>
            {problem ? <Banner tone="error">{problem}</Banner> : null}
            <PhoneButton onCode={bind} />
          </Card>
        )}
      </Reading>
      <Reading query={told} rows={1}>
        {({ rows }) => (
          <>
            <Told rows={rows} />
            {rows.some(({ state }) => state === 'told') ? <RemindMe /> : null}
          </>
        )}
      </Reading>
      <Typed onTold={told.reload} />
    </Page>
  );
}
