import { useQuery } from '@/client/query';
import { FlagCard } from '@/features/office/FlagCard';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

/** One’s own looks at residents’ data that an auditor wants to understand. */
export default function AskedPage() {
  const query = useQuery('flags.mine', {});
  return (
    <Page>
      <Reading query={query} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty title="没有要您说明的" text="看居民信息看得多了、晚了，会请您说一声为什么。" />
            </Card>
          ) : (
            rows.map((flag) => <FlagCard key={flag.id} flag={flag} />)
          )
        }
      </Reading>
    </Page>
  );
}
