import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { go } from '@/client/go';
import { Banner } from '@/ui/Banner';
import { wishDraft } from './draft';

/** The wish that was left unfinished or waits for the network, with the way back to it. */
export function UnfinishedWish() {
  const [draft, setDraft] = useState(wishDraft);
  useDidShow(() => setDraft(wishDraft()));
  if (!draft) return null;
  const open = () => go('wishes/new');
  return draft.waiting ? (
    <Banner tone="offline" action={{ label: '去贴上', onTap: open }}>
      有一张心愿写好了，还没贴上去。
    </Banner>
  ) : (
    <Banner action={{ label: '接着写', onTap: open }}>有一张心愿没写完，给您留着。</Banner>
  );
}
