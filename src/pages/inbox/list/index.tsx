import { useState } from 'react';
import { call } from '@/client/api';
import { sayTime } from '@/client/clock';
import { goTab } from '@/client/go';
import { eventWords } from '@/client/eventWords';
import { readSentence } from '@/client/readMessages';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { ReadAloud } from '@/features/voice/ReadAloud';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { MessageRow } from './MessageRow';

function NoMessage() {
  return (
    <Card>
      <Empty
        title="还没有消息"
        text="您报的事有了进展，会在这里告诉您。"
        action={{ label: '回首页', onTap: () => goTab('home') }}
      />
    </Card>
  );
}

function ReadAll() {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const readAll = async () => {
    setBusy(true);
    const answer = await call('notifications.readAll', {});
    setBusy(false);
    setFailed(answer.ok ? undefined : answer.error.code);
  };
  return (
    <>
      {failed ? <Banner tone="error">{readSentence(failed)}</Banner> : null}
      <Button big tone="plain" icon="check" loading={busy} onTap={() => void readAll()}>
        全部已读
      </Button>
    </>
  );
}

/** What happened to the matters of this person, newest first. */
export default function Inbox() {
  const list = usePaged('notifications.list', {});
  const rows = list.data?.rows ?? [];
  return (
    <Page foot={rows.some(({ unread }) => unread) ? <ReadAll /> : null}>
      <Reading query={list} rows={3}>
        {() =>
          rows.length === 0 ? (
            <NoMessage />
          ) : (
            <>
              <ReadAloud
                text={rows
                  .map(({ at, event, facts, as }) => `${sayTime(at)}，${eventWords(event, facts, as)}`)
                  .join('。\n')}
              />
              {rows.map((message) => (
                <MessageRow key={message.id} message={message} />
              ))}
              <More list={list} />
            </>
          )
        }
      </Reading>
    </Page>
  );
}
