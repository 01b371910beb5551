import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { scan } from '@/client/scan';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import { Page } from '@/ui/Page';
import styles from '../office.module.scss';
import { Taken } from './Taken';

const CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;
const WRONG = '邀请码是十个字母和数字，请对方再给您看一次。';

// Crockford's letters leave out what looks like a digit: whoever types it means the digit.
const tidy = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** Taking a role by its code, scanned or typed. */
const useTaking = (given: string) => {
  const [code, setCode] = useState(given);
  const [taken, setTaken] = useState<OutputOf<'people.accept'>>();
  const { busy, problem, wrong, act, tell } = useAct(() => WRONG);
  const take = async (typed: string): Promise<void> => {
    const tidied = tidy(typed);
    if (!CODE.test(tidied)) return tell({ code: WRONG });
    return setTaken(await act('people.accept', { code: tidied }));
  };
  const write = (typed: string): void => {
    setCode(typed);
    tell({});
  };
  const look = async (): Promise<void> => {
    const arrival = await scan();
    const said = arrival && 'result' in arrival ? arrival.result : undefined;
    if (said === undefined) return undefined;
    setCode(said);
    return take(said);
  };
  return { code, taken, busy, problem, wrong, take, write, look };
};

/** For who is asked to take a role: the code that he was shown, scanned or typed. */
export default function JoinPage() {
  const { code, taken, busy, problem, wrong, take, write, look } = useTaking(useRouter().params['code'] ?? '');
  if (taken) {
    return (
      <Page>
        <Taken grants={taken.grants} />
      </Page>
    );
  }
  return (
    <Page>
      <Card title="有人请您担职务">
        <View className={cx(styles.fine)}>社区、街道请您当网格员、志愿者，会给您看一个码。</View>
        <Button big icon="scan" onTap={() => void look()}>
          扫邀请码
        </Button>
        <Field
          label="或者填邀请码"
          hint="十个字母和数字"
          value={code}
          onInput={write}
          {...(wrong['code'] ? { error: wrong['code'] } : {})}
        />
        {problem ? <Banner tone="error">{problem}</Banner> : null}
        <Button tone="plain" loading={busy} onTap={() => void take(code)}>
          我愿意担
        </Button>
      </Card>
    </Page>
  );
}
