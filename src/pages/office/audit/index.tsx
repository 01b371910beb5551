import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { usePaged } from '@/client/paged';
import { useQuery } from '@/client/query';
import { actorWords, auditWords } from '@/features/office/auditWords';
import { usePost } from '@/features/office/usePost';
import { useAct } from '@/features/privacy/useAct';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { WorkCard } from '@/features/register/WorkCard';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { SearchForm } from './SearchForm';
import { useSearch, type Search } from './useSearch';

/** The steps of these days as a table; the last one that was made is there for a week. */
function Export({ area, search: { from, to } }: { area: string; search: Search }) {
  const mine = useQuery('sheets.mine', {});
  const { busy, problem, act } = useAct();
  const last = mine.data?.rows.find(({ kind }) => kind === 'audit.rows');
  return (
    <>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <Button tone="plain" loading={busy} onTap={() => void act('sheets.audit', { area, from, to })}>
        把这几天的导出成表格
      </Button>
      {last ? <WorkCard key={last.id} id={last.id} /> : null}
    </>
  );
}

/** Every step that was made in an area, for its auditors: by time, by who made it, by what it was about; to export. */
export default function AuditPage() {
  const { area, fits } = usePost(['community', 'street', 'district']);
  const searching = useSearch();
  const { search, look } = searching;
  const list = usePaged('privacy.audit', { area, ...search }, fits);
  return (
    <Page>
      <SearchForm {...searching} />
      {fits ? <Export area={area} search={search} /> : null}
      <Reading query={list} rows={3}>
        {({ rows }) => (
          <Card>
            {rows.length === 0 ? (
              <Empty title="这几天没有" text="换几天，或者少填一样再查。" />
            ) : (
              <View>
                {rows.map(({ id, at, by, grant, name, note, subject }) => (
                  <Cell
                    key={id}
                    title={auditWords(name)}
                    note={[sayTime(at), actorWords(grant, by), subject.id, note].filter(Boolean).join(' · ')}
                    onTap={() => look({ subject: subject.id })}
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
