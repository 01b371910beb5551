import { View } from '@tarojs/components';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { nameWords } from '@/features/home/words';
import { Reading } from '@/features/reading/Reading';
import { RemindMe } from '@/features/reminders/RemindMe';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import styles from '../mine.module.scss';
import { ProxyCard } from './ProxyCard';

/** Who does things for whom in the family; each can end it at any time. */
export default function Proxies() {
  const proxies = useQuery('proxies.mine', {});
  const ask = () => go('mine/entrust');
  return (
    <Page>
      <Reading query={proxies}>
        {({ acting, entrusted }) => (
          <>
            {acting.length + entrusted.length === 0 ? (
              <Card>
                <Empty
                  title="家里还没有约定代办"
                  text="老人不方便用手机，女儿、儿子可以替他报问题、贴心愿。要本人点头；本人不用微信，网格员当面问。"
                />
              </Card>
            ) : null}
            {entrusted.map((proxy) => (
              <ProxyCard key={proxy.id} proxy={proxy} title={`${nameWords(proxy.agent)} 替我办`} />
            ))}
            {acting.map((proxy) => (
              <ProxyCard key={proxy.id} proxy={proxy} title={`我替 ${nameWords(proxy.principal)} 办`} />
            ))}
            {acting.some(({ state }) => state === 'asked') ? <RemindMe /> : null}
            <Button big icon="help" onTap={ask}>
              我想替家人办事
            </Button>
            <View className={cx(styles.fine)}>想请家人替您办? 让他在自己的手机上点上面这一个，选您，您再点同意。</View>
          </>
        )}
      </Reading>
    </Page>
  );
}
