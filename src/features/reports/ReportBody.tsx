import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { grantWords } from '@/client/grantWords';
import { LINE_WORDS } from '@/client/reportSteps';
import { WISH_LINES } from '@/client/wishWords';
import { CATEGORIES } from '@/domain/reports/categories';
import type { ReportView } from '@/domain/reports/schema';
import { nameWords } from '@/features/home/words';
import { aloud, stepsFrom, type Saying } from '@/features/reading/steps';
import { Player } from '@/features/voice/Player';
import { ReadAloud } from '@/features/voice/ReadAloud';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Timeline, type TimelineStep } from '@/ui/Timeline';
import { Pictures } from './Pictures';
import styles from './ReportBody.module.scss';
import { standingOf } from './standing';
import { StateTag } from './StateTag';

interface Told {
  report: ReportView;
  steps: readonly TimelineStep[];
}

function Standing({ report, steps }: Told) {
  return (
    <Card title={CATEGORIES[report.category]} aside={<StateTag state={report.state} overdue={report.overdue} />}>
      <View className={cx(styles.standing)}>{standingOf(report)}</View>
      <View className={cx(styles.fine)}>{report.place.name}</View>
      <View className={cx(styles.fine)}>{`编号 ${report.number}`}</View>
      <ReadAloud text={aloud([standingOf(report), report.reply], steps)} />
    </Card>
  );
}

const OTHERS = '另一位邻居先报的，他说的话和照片只给办事的人看。';

const behalfOf = ({ onBehalf, as }: ReportView): string | undefined => {
  if (onBehalf === null) return undefined;
  if (as.includes('principal')) return '家人替您报的。';
  return as.includes('reporter')
    ? `您替家里的 ${nameWords(onBehalf)} 报的。`
    : `家人代报，是替 ${nameWords(onBehalf)} 报的。`;
};

function Story({ report }: { report: ReportView }) {
  const { voice } = report;
  const mine = report.as.includes('reporter');
  const behalf = behalfOf(report);
  const words = report.words || (voice ? '' : OTHERS);
  return (
    <Card title={mine ? '您说的' : '居民说的'}>
      {words ? <View className={cx(styles.words)}>{words}</View> : null}
      {behalf ? <View className={cx(styles.fine)}>{behalf}</View> : null}
      {voice ? <Player src={voice.url} seconds={voice.seconds} /> : null}
      <Pictures report={report} />
      <View className={cx(styles.fine)}>
        {report.neighbours ? '同楼的邻居能看到是哪一类事、办到哪了。' : '邻居看不到这件事。'}
      </View>
    </Card>
  );
}

const FORMER: Saying = {
  what: ({ move }) => (move === 'convert' ? '转给网格员办' : (WISH_LINES[move] ?? '有了进展')),
  who: ({ grant }) => grantWords(grant),
};
const PRESENT: Saying = { what: ({ move }) => LINE_WORDS[move] ?? '有了进展', who: ({ grant }) => grantWords(grant) };

const stepsOf = (report: ReportView): TimelineStep[] => {
  // The reply has a card of its own; it is not said twice.
  const lines = report.timeline.map((line) => (line.note === report.reply ? { ...line, note: '' } : line));
  return stepsFrom(report.links.thread, FORMER, lines, PRESENT);
};

/**
 * A report as everybody who may read it sees it: where it stands, what was said and shown, what happened. What may be
 * done about it goes inside, between the photos and the history.
 */
export function ReportBody({ report, children }: PropsWithChildren<{ report: ReportView }>) {
  const steps = stepsOf(report);
  return (
    <>
      <Standing report={report} steps={steps} />
      {report.jointMeeting ? <Banner>退回了三次，社区要开会商量谁来办。</Banner> : null}
      {report.supervised ? <Banner>这件事上级在盯着办。</Banner> : null}
      {report.reply ? (
        <Card title={report.state === 'rejected' ? '社区的答复' : '办事的人说'}>
          <View className={cx(styles.words)}>{report.reply}</View>
        </Card>
      ) : null}
      <Story report={report} />
      {children}
      <Card title="办到哪了">
        <Timeline steps={steps} finished={report.state === 'closed'} />
      </Card>
    </>
  );
}
