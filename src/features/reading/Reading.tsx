import type { ReactNode } from 'react';
import { sayTime } from '@/client/clock';
import { readSentence } from '@/client/readMessages';
import { Banner } from '@/ui/Banner';
import { Skeleton } from '@/ui/Skeleton';

interface ReadingProps<T> {
  query: { data: T | undefined; at?: number; error: string | undefined; reload: () => void };
  /** How many cards are likely to come. */
  rows?: number;
  children: (data: T) => ReactNode;
}

/** What was read; before that its shape, and where reading failed a sentence with a retry. */
export function Reading<T>({ query, rows = 2, children }: ReadingProps<T>) {
  const { data, at = 0, error, reload } = query;
  const retry = { label: '再试一次', onTap: reload };
  if (data === undefined) {
    if (error === undefined) return <Skeleton rows={rows} />;
    const tone = error === 'OFFLINE' ? 'offline' : 'error';
    return (
      <Banner tone={tone} action={retry}>
        {readSentence(error)}
      </Banner>
    );
  }
  return (
    <>
      {error === undefined ? null : (
        <Banner tone="offline" action={retry}>
          {`网络不太好，下面是上次看到的（${sayTime(at)}）。`}
        </Banner>
      )}
      {children(data)}
    </>
  );
}
