import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { OutputOf } from '@/client/api';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { CartButton } from '@/features/shop/CartButton';
import { Shelf } from '@/features/shop/Shelf';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
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

type Found = OutputOf<'shop.products'>;

function Farms({ shelf: { rows }, chosen, onPick }: { shelf: Found; chosen: string; onPick: (farm: string) => void }) {
  const names = new Map(rows.map((row) => [row.farm.id, row.farm.name]));
  if (names.size < 2) return null;
  const farms = [...names].map(([value, label]) => ({ value, label }));
  const options = [{ value: '', label: '全部' }, ...farms];
  return <Choice label="看哪一家的" options={options} chosen={[chosen]} onPick={onPick} />;
}

const ofFarm = (shelf: Found, farm: string): Found => {
  const rows = shelf.rows.filter((row) => row.farm.id === farm);
  return rows.length > 0 ? { ...shelf, rows } : shelf;
};

/** Finds a product of a counter by a word in it, or by its farm. */
export default function ShelfPage() {
  const counter = useRouter().params['counter'] ?? '';
  const [text, setText] = useState('');
  const [farm, setFarm] = useState('');
  const words = usePaused(text).trim();
  const shelf = useQuery('shop.products', { counter, ...(words ? { words } : {}) });
  return (
    <Page foot={<CartButton counter={counter} />}>
      <Card>
        <Field label="找什么" placeholder="例如：面粉" max={MOST} value={text} onInput={setText} />
        {shelf.data ? <Farms shelf={shelf.data} chosen={farm} onPick={setFarm} /> : null}
      </Card>
      <Reading query={shelf}>
        {(found) => <Shelf shelf={ofFarm(found, farm)} none={words ? '没找到，换个词试试' : '货架还空着'} />}
      </Reading>
    </Page>
  );
}
