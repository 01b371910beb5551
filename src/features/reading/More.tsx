import { Button } from '@/ui/Button';

interface MoreProps {
  list: { more: boolean; loading: boolean; loadMore: () => void };
}

/** Reads the next page of a list; nothing when all has been read. */
export function More({ list }: MoreProps) {
  if (!list.more) return null;
  return (
    <Button tone="plain" loading={list.loading} onTap={list.loadMore}>
      再看一些
    </Button>
  );
}
