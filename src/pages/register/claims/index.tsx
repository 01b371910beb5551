import { useRouter } from '@tarojs/taro';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { ClaimCard } from './ClaimCard';

/** Residents who say where they live, the oldest first: those who keep the register say whether it is so. */
export default function Claims() {
  const { area = '', level } = useRouter().params;
  const list = usePaged('claims.desk', { area, level: level === 'grid4' ? 'grid4' : 'community' });
  return (
    <Page>
      <Reading query={list} rows={2}>
        {({ rows }) => (
          <>
            {rows.length === 0 ? (
              <Card>
                <Empty drawing="house" title="没有等您点头的" text="有居民扫码认领自己的家，会出现在这里。" />
              </Card>
            ) : null}
            {rows.map((claim) => (
              <ClaimCard key={claim.id} claim={claim} />
            ))}
            <More list={list} />
          </>
        )}
      </Reading>
    </Page>
  );
}
