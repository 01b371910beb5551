import { View } from '@tarojs/components';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Page } from '@/ui/Page';

/** What is kept of a person, who has seen it, and what he can do about it: one line each. */
export default function PrivacyHome() {
  const query = useQuery('people.me', {});
  const kept = useQuery('blocks.mine', {});
  return (
    <Page>
      <Reading query={query} rows={2}>
        {({ phone, agreed }) => (
          <Card>
            <View>
              <Cell icon="phone" title="我的手机号" value={phone ?? '还没有留'} onTap={() => go('privacy/phone')} />
              <Cell
                icon="report"
                title="怎么保管您的信息"
                note={agreed.length === 0 ? '还没有同意过，看看全文' : '全文、您同意过的，都能收回'}
                onTap={() => go('privacy/policy')}
              />
              <Cell
                icon="help"
                title="谁看过我的信息"
                note="哪天、什么身份、为了什么"
                onTap={() => go('privacy/lookups')}
              />
              <Cell icon="cloud" title="我的数据" note="拿一份、改错、注销账号" onTap={() => go('privacy/data')} />
            </View>
          </Card>
        )}
      </Reading>
      <Card>
        <View>
          <Cell icon="warn" title="我的投诉" onTap={() => go('privacy/complaints')} />
          {(kept.data?.rows.length ?? 0) > 0 ? (
            <Cell icon="wall" title="墙上说话" note="社区请您歇几天的原因" onTap={() => go('privacy/blocks')} />
          ) : null}
          <Cell icon="service" title="有人请我担职务" note="扫邀请码，或者填" onTap={() => go('office/join')} />
        </View>
      </Card>
    </Page>
  );
}
