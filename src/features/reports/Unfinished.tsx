import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { go } from '@/client/go';
import { Banner } from '@/ui/Banner';
import { reportDraft } from './draft';

/** The report that was left unfinished or waits for the network, with the way back to it. */
export function Unfinished() {
  const [draft, setDraft] = useState(reportDraft);
  useDidShow(() => setDraft(reportDraft()));
  if (!draft) return null;
  const open = () => go('reports/new');
  return draft.waiting ? (
    <Banner tone="offline" action={{ label: '去提交', onTap: open }}>
      有一件写好了，还没提交出去。
    </Banner>
  ) : (
    <Banner action={{ label: '接着写', onTap: open }}>有一件没写完，给您留着。</Banner>
  );
}
