import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import type { ComplaintView } from '@/domain/privacy/complaints';
import { REASONS } from '@/domain/privacy/words';
import { COMPLAINT_STATES } from '@/features/privacy/complaintWords';
import { Reading } from '@/features/reading/Reading';
import { RemindMe } from '@/features/reminders/RemindMe';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Tag } from '@/ui/Tag';
import styles from '../privacy.module.scss';

function Complaint({ row }: { row: ComplaintView }) {
  const [word, tone] = COMPLAINT_STATES[row.state];
  return (
    <Card title={REASONS[row.reason]} aside={<Tag tone={tone}>{word}</Tag>}>
      {row.words ? <View className={cx(styles.words)}>{row.words}</View> : null}
      <View className={cx(styles.fine)}>{`${sayTime(row.askedAt)}说的`}</View>
      {row.answer === null ? null : <View>{`社区回话：${row.answer}`}</View>}
      {row.state === 'upheld' ? null : (
        <Button tone="plain" onTap={() => go('wishes/detail', { id: row.subject })}>
          看那张心愿
        </Button>
      )}
    </Card>
  );
}

/** What somebody found wrong with what hangs on the wall, and what came of it. */
export default function ComplaintsPage() {
  const query = useQuery('complaints.mine', {});
  return (
    <Page>
      <Reading query={query} rows={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty title="没有投诉过" text="墙上哪句话不该留，点开那张心愿，最下面有“这张有问题”。" />
            </Card>
          ) : (
            <>
              {rows.some(({ state }) => state === 'open') ? <RemindMe /> : null}
              {rows.map((row) => (
                <Complaint key={row.id} row={row} />
              ))}
            </>
          )
        }
      </Reading>
    </Page>
  );
}
