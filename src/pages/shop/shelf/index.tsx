import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { CartButton } from '@/features/shop/CartButton';
import { Shelf } from '@/features/shop/Shelf';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { Page } from '@/ui/Page';

const PAUSE = 400;
const MOST = 20;

// Asked once the typing pauses, not at every letter.
const usePaused = (text: string): string => {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
};

/** Finds a product of a counter by a word in it. */
export default function ShelfPage() {
  const counter = useRouter().params['counter'] ?? '';
  const [text, setText] = useState('');
  const words = usePaused(text).trim();
  const shelf = useQuery('shop.products', { counter, ...(words ? { words } : {}) });
  return (
    <Page foot={<CartButton counter={counter} />}>
      <Card>
        <Field label="找什么" placeholder="例如：面粉、蜂蜜、蒸馍" max={MOST} value={text} onInput={setText} />
      </Card>
      <Reading query={shelf}>
        {(found) => <Shelf shelf={found} none={words ? '没找到，换个词试试' : '货架还空着'} />}
      </Reading>
    </Page>
  );
}
