import type { ReactNode } from 'react';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';

interface Way {
  words: string;
  label: string;
  walk: () => void;
}

/** How somebody comes to each level of trust. */
const WAYS: Readonly<Record<string, Way>> = {
  phone: {
    words: '先留个手机号，有事时找得到您。留好再回来接着办。',
    label: '去留手机号',
    walk: () => go('privacy/phone', { needs: 'phone' }),
  },
  household: {
    words: '先登记您住哪一户，网格员确认了再回来接着办。',
    label: '去登记',
    walk: () => go('mine/claim'),
  },
};

interface LackingProps {
  /** The level of trust that an action has asked for. */
  level: string | undefined;
  /** What stands here where nothing is lacking. */
  children?: ReactNode;
}

/** What somebody has to leave before he goes on, and the way there; nothing more once he has come back with it. */
export function Lacking({ level, children = null }: LackingProps) {
  const me = useQuery('people.me', {}, level !== undefined);
  const way = WAYS[level ?? ''];
  const trust = me.data?.trust;
  if (!way || trust === level || trust === 'household') return children;
  // In the largest letters a banner has no room for words and a way side by side.
  return (
    <>
      <Banner>{way.words}</Banner>
      <Button tone="plain" onTap={way.walk}>
        {way.label}
      </Button>
    </>
  );
}

/** Why something was not done: what is lacking, with the way to it, or in a sentence. */
export function Refusal({ lacks, problem }: { lacks: string | undefined; problem: string | undefined }) {
  if (lacks !== undefined) return <Lacking level={lacks} />;
  return problem === undefined ? null : <Banner tone="error">{problem}</Banner>;
}
