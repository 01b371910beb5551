import { useRouter } from '@tarojs/taro';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { ChangeCard } from './ChangeCard';

/** What households say of themselves anew, the oldest first. */
export default function Changes() {
  const { area = '', level } = useRouter().params;
  const list = usePaged('changes.desk', { area, level: level === 'grid4' ? 'grid4' : 'community' });
  return (
    <Page>
      <Reading query={list} rows={2}>
        {({ rows }) => (
          <>
            {rows.length === 0 ? (
              <Card>
                <Empty drawing="house" title="没有等您看的" text="居民改了自己家的登记，会出现在这里。" />
              </Card>
            ) : null}
            {rows.map((change) => (
              <ChangeCard key={change.id} change={change} />
            ))}
            <More list={list} />
          </>
        )}
      </Reading>
    </Page>
  );
}
