import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { useQuery } from '@/client/query';
import { POLICIES, POLICY_VERSION, SCOPES, type Scope as ScopeName } from '@/domain/_kernel/policy';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import { Timeline } from '@/ui/Timeline';
import styles from '../privacy.module.scss';
import { Scope } from './Scope';
import { SCOPE_WORDS } from './words';

type Lines = OutputOf<'people.agreements'>['rows'];

const sinceOf = (lines: Lines | undefined, scope: ScopeName): number | undefined =>
  lines?.find((line) => line.scope === scope && line.action === 'given' && line.version === POLICY_VERSION)?.at;

function Log({ lines }: { lines: Lines }) {
  if (lines.length === 0) return null;
  const steps = lines.map(({ at, scope, action, version }, n) => ({
    key: String(n),
    title: `${action === 'given' ? '同意' : '收回'}“${SCOPE_WORDS[scope]}”`,
    who: `第 ${version} 版说明`,
    time: sayTime(at),
  }));
  return (
    <Card title="您点过的">
      <Timeline steps={steps} />
    </Card>
  );
}

/** What we say we do with personal data, part by part, what the person agreed to and when, and every earlier version. */
export default function PolicyPage() {
  const query = useQuery('people.me', {});
  const log = useQuery('people.agreements', {});
  const [now, ...earlier] = [...POLICIES].reverse();
  return (
    <Page>
      <Card title={`第 ${POLICY_VERSION} 版说明`}>
        <View className={cx(styles.fine)}>{`${now?.since ?? ''} 起`}</View>
        <View>不同意也能照常看。哪一样要用到，才问您哪一样；同意过的随时能收回。身份证号我们一概不收。</View>
      </Card>
      <Reading query={query} rows={3}>
        {(me) =>
          SCOPES.map((scope) => (
            <Scope
              key={scope}
              scope={scope}
              text={now?.scopes[scope] ?? ''}
              me={me}
              since={sinceOf(log.data?.rows, scope)}
            />
          ))
        }
      </Reading>
      <Reading query={log} rows={1}>
        {({ rows }) => <Log lines={rows} />}
      </Reading>
      {earlier.map(({ version, since, scopes }) => (
        <Card key={version} title={`第 ${version} 版说明（以前的）`}>
          <View className={cx(styles.fine)}>{`${since} 起`}</View>
          {SCOPES.map((scope) => (
            <View key={scope}>{scopes[scope]}</View>
          ))}
        </Card>
      ))}
    </Page>
  );
}
