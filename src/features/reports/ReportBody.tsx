import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { grantWords } from '@/client/grantWords';
import { LINE_WORDS } from '@/client/reportSteps';
import { WISH_LINES } from '@/client/wishWords';
import { CATEGORIES } from '@/domain/reports/categories';
import type { ReportView } from '@/domain/reports/schema';
import { stepsFrom, type Saying } from '@/features/reading/steps';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Timeline } from '@/ui/Timeline';
import { Pictures } from './Pictures';
import styles from './ReportBody.module.scss';
import { standingOf } from './standing';
import { StateTag } from './StateTag';

function Standing({ report }: { report: ReportView }) {
  return (
    <Card title={CATEGORIES[report.category]} aside={<StateTag state={report.state} overdue={report.overdue} />}>
      <View className={cx(styles.standing)}>{standingOf(report)}</View>
      <View className={cx(styles.fine)}>{report.place.name}</View>
      <View className={cx(styles.fine)}>{`编号 ${report.number}`}</View>
    </Card>
  );
}

function Story({ report }: { report: ReportView }) {
  const mine = report.as.includes('reporter');
  return (
    <Card title={mine ? '您说的' : '居民说的'}>
      <View className={cx(styles.words)}>{report.words || '另一位邻居先报的，他写的话和照片只给办事的人看。'}</View>
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

function History({ report }: { report: ReportView }) {
  // The reply has a card of its own; it is not said twice.
  const lines = report.timeline.map((line) => (line.note === report.reply ? { ...line, note: '' } : line));
  return (
    <Card title="办到哪了">
      <Timeline steps={stepsFrom(report.links.thread, FORMER, lines, PRESENT)} finished={report.state === 'closed'} />
    </Card>
  );
}

/**
 * A report as everybody who may read it sees it: where it stands, what was said and shown, what happened. What may be
 * done about it goes inside, between the photos and the history.
 */
export function ReportBody({ report, children }: PropsWithChildren<{ report: ReportView }>) {
  return (
    <>
      <Standing report={report} />
      {report.jointMeeting ? <Banner>退回了三次，社区要开会商量谁来办。</Banner> : null}
      {report.supervised ? <Banner>这件事上级在盯着办。</Banner> : null}
      {report.reply ? (
        <Card title={report.state === 'rejected' ? '社区的答复' : '办事的人说'}>
          <View className={cx(styles.words)}>{report.reply}</View>
        </Card>
      ) : null}
      <Story report={report} />
      {children}
      <History report={report} />
    </>
  );
}
