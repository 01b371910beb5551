import Taro from '@tarojs/taro';
import type { Me } from '@/client/me';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';

const NEEDED = '办这件事要先留个手机号，好让对方和网格员知道是真有其人。号码加密保存，不给别的邻居看。';
const TOLD = '记下了。网格员打给您、对上了号码，就能回去接着办，写的都还在。';
const LEFT = '手机号留好了，回去接着办吧。';

/** Why somebody was sent here, and the way back once his number counts. */
export function Needed({ trust, told }: { trust: Me['trust']; told: boolean }) {
  if (trust === 'visitor') return <Banner>{told ? TOLD : NEEDED}</Banner>;
  const came = Taro.getCurrentPages().length > 1;
  return (
    <>
      <Banner>{LEFT}</Banner>
      {came ? <Button onTap={() => void Taro.navigateBack()}>接着办</Button> : null}
    </>
  );
}
