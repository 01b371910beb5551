import { useRouter } from '@tarojs/taro';
import { useRef } from 'react';
import { useAllDrafts } from '@/client/drafts';
import { useMe } from '@/client/me';
import { sentence } from '@/client/messages';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { ReportBody } from '@/features/reports/ReportBody';
import { aheadOf } from '@/features/work/ahead';
import { hasForm, MoveForm } from '@/features/work/MoveForm';
import { Recorded } from '@/features/work/Recorded';
import { recordedFor } from '@/features/work/recordedSteps';
import { hasNextSteps, NextSteps, OtherSteps } from '@/features/work/Steps';
import { Banner } from '@/ui/Banner';
import { Page } from '@/ui/Page';

/** One matter in a worker's hands; with a move in the address, the form of that move. */
export default function Handle() {
  const { id = '', move } = useRouter().params;
  const query = useQuery('reports.get', { id }, id !== '');
  const steps = recordedFor(useAllDrafts(), id);
  const { me } = useMe();
  const ahead = query.data && aheadOf(query.data, me, steps);
  // What was refused is mended as the server has the matter; everything else goes on from what was recorded.
  const mending = query.data && steps.some((step) => step.move === move && step.said) ? query.data : undefined;
  const report = mending ?? ahead;
  const formShown = useRef(false);
  if (report && hasForm(move) && report.moves.includes(move)) {
    formShown.current = true;
    return <MoveForm report={report} move={move} />;
  }
  const tooLate = hasForm(move) && !formShown.current;
  return (
    <Page foot={ahead && hasNextSteps(ahead) ? <NextSteps report={ahead} /> : null}>
      <Reading query={query}>
        {(found) => (
          <>
            {tooLate ? <Banner>{sentence('ILLEGAL_MOVE')}</Banner> : null}
            <Recorded report={found} steps={steps} onLook={query.reload} />
            <ReportBody report={ahead ?? found} />
            <OtherSteps report={ahead ?? found} />
          </>
        )}
      </Reading>
    </Page>
  );
}
