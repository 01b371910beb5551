import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useQuery } from '@/client/query';
import { scan } from '@/client/scan';
import { readPickup } from '@/domain/shop/shelf';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { Page } from '@/ui/Page';
import { Handing } from './Handing';

const DIGITS = 6;
const UNKNOWN = '没有这个取货码，请买家点开“我的订单”，再念一遍。';
const ELSEWHERE = '这不是这个货柜的取货码，请买家点开“我的订单”里的那张。';

function Behind({ counter, code }: { counter: string; code: string }) {
  const query = useQuery('shop.byCode', { counter, code });
  if (query.error === 'CODE_UNKNOWN') return <Banner tone="error">{UNKNOWN}</Banner>;
  return (
    <Reading query={query}>
      {(order) => <Handing order={order} counter={counter} code={code} onStale={query.reload} />}
    </Reading>
  );
}

/** Checks a pickup code, scanned or typed, and hands the goods over. */
export default function Verify() {
  const { counter = '' } = useRouter().params;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const code = readPickup(counter, typed);
  const onScan = async (): Promise<void> => {
    const arrival = await scan();
    if (!arrival) return;
    const read = 'result' in arrival ? readPickup(counter, arrival.result) : undefined;
    setWrong(read === undefined ? ELSEWHERE : undefined);
    setTyped(read ?? '');
  };
  return (
    <Page>
      <Card>
        <Button big icon="scan" onTap={() => void onScan()}>
          扫买家的取货码
        </Button>
        <Field
          label="或者输入六位数字"
          type="number"
          max={DIGITS}
          value={typed}
          onInput={setTyped}
          {...(wrong ? { error: wrong } : {})}
        />
      </Card>
      {code === undefined ? null : <Behind key={code} counter={counter} code={code} />}
    </Page>
  );
}
