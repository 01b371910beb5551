import { useRouter } from '@tarojs/taro';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Readings } from '@/features/reports/Readings';
import { ReportBody } from '@/features/reports/ReportBody';
import { ResidentMoves } from '@/features/reports/ResidentMoves';
import { Page } from '@/ui/Page';

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
            <Readings report={found} />
          </>
        )}
      </Reading>
    </Page>
  );
}
