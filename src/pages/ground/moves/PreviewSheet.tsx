import { View } from '@tarojs/components';
import { useQuery } from '@/client/query';
import { goingWords } from '@/features/ground/words';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Sheet } from '@/ui/Sheet';
import type { Change } from './useChange';

interface PreviewSheetProps {
  community: string;
  change: Change;
  busy: boolean;
  problem: string | undefined;
  onMake: () => void;
  onClose: () => void;
}

/** What would go along, before it does. */
export function PreviewSheet({ community, change, busy, problem, onMake, onClose }: PreviewSheetProps) {
  const { kind, from, to, buildings, name } = change;
  const which = kind === 'mergeGrids' ? { grid: from?.id ?? '' } : { buildings: [...buildings] };
  const query = useQuery('places.preview', { community, ...which });
  const target = kind === 'splitGrid' ? name.trim() : (to?.name ?? '');
  return (
    <Sheet title={`划到${target}?`} confirm="就这么划" loading={busy} onConfirm={onMake} onClose={onClose}>
      <Reading query={query} rows={1}>
        {(going) => {
          const words = goingWords(going.rows);
          return (
            <>
              <View>{going.buildings.map((one) => one.name).join('、') || '这个网格没有楼。'}</View>
              <View>{words.length > 0 ? `一起过去的有：${words.join('，')}。` : '没有别的跟着走。'}</View>
            </>
          );
        }}
      </Reading>
      {kind === 'mergeGrids' ? <View>{`${from?.name ?? ''}会撤掉。原来的网格员，请另给他新网格的职务。`}</View> : null}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
