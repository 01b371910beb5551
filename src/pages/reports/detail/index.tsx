import { useRouter } from '@tarojs/taro';
import { useQuery } from '@/client/query';
import { go } from '@/client/go';
import type { Category } from '@/domain/reports/categories';
import type { ReportView } from '@/domain/reports/schema';
import { Reading } from '@/features/reading/Reading';
import { Readings } from '@/features/reports/Readings';
import { ReportBody } from '@/features/reports/ReportBody';
import { ResidentMoves } from '@/features/reports/ResidentMoves';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';

/** Matters that often come from a neighbour one does not know. */
const NEXT_DOOR: readonly Category[] = ['leak', 'parking', 'dispute'];

/** The way to have words carried to whoever it comes from. */
function Carry({ report: { id, as, category, place } }: { report: ReportView }) {
  if (!as.includes('reporter') || !NEXT_DOOR.includes(category)) return null;
  return (
    <Button tone="plain" icon="help" onTap={() => go('mine/relay', { place: place.id, report: id })}>
      跟那一家不熟? 请网格员捎句话
    </Button>
  );
}

/** One report: where it stands, what happened, and what the person may do next. */
export default function ReportDetail() {
  const report = useQuery('reports.get', { id: useRouter().params['id'] ?? '' });
  return (
    <Page>
      <Reading query={report} rows={3}>
        {(found) => (
          <>
            <ReportBody report={found}>
              <ResidentMoves report={found} onStale={report.reload} />
            </ReportBody>
            <Carry report={found} />
            <Readings report={found} />
          </>
        )}
      </Reading>
    </Page>
  );
}
