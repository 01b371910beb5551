import { usePaged } from '@/client/paged';
import { usePost } from '@/features/office/usePost';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Told } from './Told';

/** Numbers that residents typed by hand and that wait for somebody who has heard them, the oldest first. */
export default function PhonesPage() {
  const { area, level, fits } = usePost(['grid4', 'community']);
  const list = usePaged('people.phones', { area, level }, fits);
  return (
    <Page>
      <Reading query={list} rows={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty title="没有要核实的" text="居民不用微信的号码、自己填一个的，会排在这里。" />
            </Card>
          ) : (
            rows.map((row) => <Told key={row.id} row={row} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
