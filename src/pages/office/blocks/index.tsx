import { usePaged } from '@/client/paged';
import { usePost } from '@/features/office/usePost';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Block } from './Block';

/** Who may not write on the walls here for a while, the oldest first. */
export default function BlocksPage() {
  const { area, level, fits } = usePost(['community', 'street']);
  const list = usePaged('blocks.desk', { area, level }, fits);
  return (
    <Page>
      <Reading query={list} rows={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty title="没有谁在歇着" text="要请谁歇几天，从“邻居的投诉”里点。" />
            </Card>
          ) : (
            rows.map((block) => <Block key={block.id} block={block} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
