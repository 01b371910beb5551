import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Works } from '@/features/register/Works';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import styles from '../register.module.scss';
import { Columns } from './Columns';
import { Problems } from './Problems';
import { useImport, type Mode } from './useImport';

const MODES = [
  { value: 'skip', label: '填对的先登记，有错的跳过' },
  { value: 'all', label: '有一处错就先都不登记' },
] as const satisfies readonly { value: Mode; label: string }[];

/** The ledger that the community has kept until now: chosen, looked at, and entered. */
export default function Import() {
  const { area = '' } = useRouter().params;
  const [mode, setMode] = useState<Mode>('skip');
  const { looked, looking, starting, problem, choose, correct, start } = useImport(area);
  return (
    <Page>
      <Card title="把现在的表格导进来">
        <View>Excel（.xlsx）或 .csv 都行，一人一行。先在电脑上发到微信里，再从这里选。</View>
        <View className={cx(styles.fine)}>身份证号不收，有这一列会自动去掉。再导一次是更新，不会登记重。</View>
        {problem ? <Banner tone="error">{problem}</Banner> : null}
        <Button big={!looked} tone={looked ? 'plain' : 'primary'} loading={looking} onTap={choose}>
          {looked ? '换一个文件' : '选文件'}
        </Button>
      </Card>
      {looked ? (
        <>
          <Columns looked={looked} busy={looking} onCorrect={correct} />
          <Problems preview={looked.preview} />
          <Card>
            <Choice label="有错的怎么办" options={MODES} chosen={[mode]} onPick={setMode} />
            <Button big loading={starting} onTap={() => start(mode)}>
              {`登记这 ${looked.preview.total} 户`}
            </Button>
          </Card>
        </>
      ) : (
        <Works family="import" />
      )}
    </Page>
  );
}
