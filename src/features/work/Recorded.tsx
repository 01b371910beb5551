import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { isKept } from '@/client/drafts';
import { go } from '@/client/go';
import { sentence } from '@/client/messages';
import { forget, tryAnew } from '@/client/outbox';
import { MOVE_WORDS } from '@/client/reportSteps';
import { STATE_WORDS } from '@/client/reportWords';
import { PhotoRow } from '@/features/photos/PhotoRow';
import type { ReportView } from '@/domain/reports/schema';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { wordsOf, type Recorded as Step } from './recordedSteps';
import { isOutdated } from './useMove';
import styles from './Work.module.scss';

interface RecordedProps {
  /** The matter as the server told it last. */
  report: ReportView;
  steps: readonly Step[];
  onLook: () => void;
}

const nameOf = ({ at, move }: Step): string => `${sayTime(at)} 记下的“${MOVE_WORDS[move] ?? move}”`;

function Waiting({ step, behind }: { step: Step; behind: boolean }) {
  if (!isKept(step.form))
    return <Banner tone="error">{`手机存满了，${nameOf(step)}只在这次打开时留得住，请先别关微信。`}</Banner>;
  const then = behind ? '等前面那一步说定了再送。' : '已保存，联网后自动送出。';
  return <Banner tone="offline">{`${nameOf(step)}，${then}`}</Banner>;
}

function Written({ step }: { step: Step }) {
  const words = wordsOf(step);
  return (
    <>
      {words ? <View className={cx(styles.words)}>{`您写的：${words}`}</View> : null}
      <PhotoRow title="您拍的，" urls={step.photos.map(({ local }) => local)} />
    </>
  );
}

function Refused({ report, step, onLook }: Omit<RecordedProps, 'steps'> & { step: Step }) {
  const { said = { code: '' }, form, move } = step;
  const outdated = isOutdated(said);
  const mend = () => go('work/handle', { id: report.id, move });
  return (
    <Card title={`${nameOf(step)}没办成`}>
      <Banner tone="error">{sentence(said.code)}</Banner>
      {outdated ? <View>{`这件事现在是“${STATE_WORDS[report.state]}”，您记的都还在这里。`}</View> : null}
      <Written step={step} />
      <Button tone="plain" onTap={onLook}>
        看看现在怎样
      </Button>
      {outdated || !report.moves.includes(move) ? (
        <Button tone="plain" onTap={() => tryAnew(form)}>
          照旧再办一次
        </Button>
      ) : (
        <Button onTap={mend}>改一改再办</Button>
      )}
      <Button tone="danger" onTap={() => forget(form)}>
        不要了
      </Button>
    </Card>
  );
}

/** What was done here without a network and has not arrived: each step with its time, and what came between. */
export function Recorded({ report, steps, onLook }: RecordedProps) {
  const refused = steps.findIndex(({ said }) => said !== undefined);
  return (
    <>
      {steps.map((step, n) =>
        step.said ? (
          <Refused key={step.form} report={report} step={step} onLook={onLook} />
        ) : (
          <Waiting key={step.form} step={step} behind={refused >= 0 && n > refused} />
        ),
      )}
    </>
  );
}
