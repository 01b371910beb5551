import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { openFile } from '@/client/openFile';
import { sheetSentence } from '@/client/sheetsWords';
import { Reading } from '@/features/reading/Reading';
import { RemindMe } from '@/features/reminders/RemindMe';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import { isGoing, useWork } from './useWork';
import styles from './Work.module.scss';
import { kindWords, WORK_STATES, workSentence } from './workWords';

type Work = OutputOf<'sheets.get'>;

const WHOLE = 100;

function Progress({ work: { done, total } }: { work: Work }) {
  const percent = total > 0 ? Math.min(WHOLE, Math.round((done / total) * WHOLE)) : 0;
  return (
    <View className={cx(styles.track)} ariaRole="progressbar" ariaLabel={`做了百分之 ${percent}`}>
      <View className={cx(styles.bar)} style={{ width: `${percent}%` }} />
    </View>
  );
}

function Result({ work }: { work: Work }) {
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const { file, kind, place } = work;
  if (!file) return null;
  const { title, file: label } = kindWords(kind);
  const open = async (): Promise<void> => {
    setBusy(true);
    setLost(!(await openFile({ name: `${place.name} ${title}`, ext: file.ext, url: file.url })));
    setBusy(false);
  };
  return (
    <>
      {lost ? <Banner tone="error">文件没有打开。网络好些的时候，再点一次。</Banner> : null}
      <Button big loading={busy} onTap={() => void open()}>
        {label}
      </Button>
    </>
  );
}

/** A piece of heavy work: how far it has come, its file when it is there, and a way to stop it; goes on by itself. */
export function WorkCard({ id }: { id: string }) {
  const { query, problem, stopping, cancel } = useWork(id);
  return (
    <Reading query={query} rows={1}>
      {(work) => {
        const [word, tone] = WORK_STATES[work.state];
        const failed = problem ?? (work.failure ? sheetSentence(work.failure) : undefined);
        return (
          <>
            <Card title={kindWords(work.kind).title} aside={<Tag tone={tone}>{word}</Tag>}>
              <View className={cx(styles.fine)}>{work.place.name}</View>
              {isGoing(work.state) ? <Progress work={work} /> : null}
              {failed ? <Banner tone="error">{failed}</Banner> : <View>{workSentence(work)}</View>}
              {work.notes.map(({ code, about }) => (
                <Banner key={`${code} ${about}`}>{`${about}：${sheetSentence(code)}`}</Banner>
              ))}
              <Result work={work} />
              {work.moves.includes('cancel') ? (
                <Button tone="plain" loading={stopping} onTap={cancel}>
                  不做了
                </Button>
              ) : null}
            </Card>
            {isGoing(work.state) ? <RemindMe /> : null}
          </>
        );
      }}
    </Reading>
  );
}
