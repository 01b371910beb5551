import { useRouter } from '@tarojs/taro';
import { useRef } from 'react';
import { sentence } from '@/client/messages';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { ReportBody } from '@/features/reports/ReportBody';
import { hasForm, MoveForm } from '@/features/work/MoveForm';
import { hasNextSteps, NextSteps, OtherSteps } from '@/features/work/Steps';
import { Banner } from '@/ui/Banner';
import { Page } from '@/ui/Page';

/** One matter in a worker's hands; with a move in the address, the form of that move. */
export default function Handle() {
  const { id = '', move } = useRouter().params;
  const query = useQuery('reports.get', { id }, id !== '');
  const report = query.data;
  const formShown = useRef(false);
  if (report && hasForm(move) && report.moves.includes(move)) {
    formShown.current = true;
    return <MoveForm report={report} move={move} />;
  }
  const tooLate = hasForm(move) && !formShown.current;
  return (
    <Page foot={report && hasNextSteps(report) ? <NextSteps report={report} /> : null}>
      <Reading query={query}>
        {(found) => (
          <>
            {tooLate ? <Banner>{sentence('ILLEGAL_MOVE')}</Banner> : null}
            <ReportBody report={found} />
            <OtherSteps report={found} />
          </>
        )}
      </Reading>
    </Page>
  );
}
