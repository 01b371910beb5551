import { useRouter } from '@tarojs/taro';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { ProxyCard } from './ProxyCard';

/** Families of an area in which one wants to act for another, the oldest first: who has no WeChat is asked in person. */
export default function ProxyDesk() {
  const { area = '', level } = useRouter().params;
  const list = usePaged('proxies.desk', { area, level: level === 'community' ? level : 'grid4' }, area !== '');
  return (
    <Page>
      <Reading query={list} rows={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty
                drawing="house"
                title="没有等着约定的"
                text="女儿、儿子想替老人办事，老人不用微信的，会在这里等您当面问一声。"
              />
            </Card>
          ) : (
            rows.map((proxy) => <ProxyCard key={proxy.id} proxy={proxy} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
