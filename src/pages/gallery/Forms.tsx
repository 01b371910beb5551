import { useState } from 'react';
import logo from '@/assets/logo.png';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Photos } from '@/ui/Photos';

const kinds = [
  { value: 'water', label: '漏水渗水' },
  { value: 'light', label: '灯不亮' },
  { value: 'clean', label: '卫生' },
  { value: 'noise', label: '噪声吵人' },
  { value: 'parking', label: '停车和通道占用' },
] as const;
const items = [
  { key: 'a', url: logo },
  { key: 'b', url: logo, progress: 42 },
  { key: 'c', url: logo, error: '没传上去' },
];

const nothing = () => undefined;

const Buttons = () => (
  <Card title="按钮">
    <Button big onTap={nothing}>
      报给网格员
    </Button>
    <Button big loading onTap={nothing}>
      报给网格员
    </Button>
    <Button onTap={nothing}>就是这里</Button>
    <Button tone="plain" icon="phone" onTap={nothing}>
      打电话
    </Button>
    <Button tone="danger" onTap={nothing}>
      撤回
    </Button>
    <Button disabled onTap={nothing}>
      不能点
    </Button>
  </Card>
);

/** What people fill in and tap. */
export function Forms() {
  const [text, setText] = useState('楼上渗水');
  const [kind, setKind] = useState<(typeof kinds)[number]['value']>('water');
  return (
    <>
      <Card title="填写">
        <Choice label="是哪一类?" options={kinds} chosen={[kind]} onPick={setKind} />
        <Choice
          label="谁能看到?"
          options={kinds}
          chosen={['light', 'clean']}
          multiple
          error="请至少选一个"
          onPick={nothing}
        />
        <Field
          label="说说是怎么回事"
          value={text}
          onInput={setText}
          max={500}
          lines="many"
          placeholder="例如：楼上渗水"
        />
        <Field label="怎么联系您" hint="只有办事的人看得到" value="" onInput={nothing} placeholder="手机号，可以不填" />
        <Field label="手机号" value="1380" onInput={nothing} type="number" error="号码好像少了几位，请再看看" />
        <Photos label="照片" items={items} onAdd={nothing} onRemove={nothing} onRetry={nothing} />
        <Photos label="还没有照片" max={3} items={[]} onAdd={nothing} onRemove={nothing} onRetry={nothing} />
      </Card>
      <Buttons />
    </>
  );
}
