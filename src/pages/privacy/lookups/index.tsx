import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { usePaged } from '@/client/paged';
import { aboutWords, lookerWords, purposeWords } from '@/features/privacy/lookWords';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import styles from '../privacy.module.scss';

/** Who has looked at one’s own or the household’s personal data: which role, when, what for; never a name. */
export default function LookupsPage() {
  const list = usePaged('privacy.lookups', {});
  return (
    <Page>
      <Card>
        <View className={cx(styles.fine)}>
          工作的人看您的电话、家里的登记，先要说为什么，每看一次这里记一笔。看得太多、太晚，会自动报给审计。
        </View>
      </Card>
      <Reading query={list} rows={3}>
        {({ rows }) => (
          <Card>
            {rows.length === 0 ? (
              <Empty drawing="house" title="还没有人看过" text="有人看，这里就记一笔。" />
            ) : (
              <View>
                {rows.map(({ id, at, role, over, about, purpose }) => (
                  <Cell
                    key={id}
                    title={lookerWords(role, over)}
                    note={`${sayTime(at)} · 看了${aboutWords(about)} · ${purposeWords(purpose)}`}
                  />
                ))}
              </View>
            )}
          </Card>
        )}
      </Reading>
      <More list={list} />
    </Page>
  );
}
