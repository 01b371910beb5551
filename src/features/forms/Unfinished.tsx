import type { ActionName } from '@/client/api';
import { isKept, useAllDrafts, type Draft } from '@/client/drafts';
import { go } from '@/client/go';
import { seen, sentUnseen, type Sent } from '@/client/sent';
import { Banner } from '@/ui/Banner';

interface Kind {
  /** How the names of its forms begin. */
  form: string;
  action?: ActionName;
  page: string;
  what: string;
  /** How it gets where it belongs. */
  how: string;
  sent?: string;
  look?: string;
}

const KINDS: readonly Kind[] = [
  {
    form: 'report.new',
    action: 'reports.submit',
    page: 'reports/new',
    what: '一件',
    how: '提交',
    sent: '刚才写好的那件，报上去了。',
    look: 'reports/detail',
  },
  {
    form: 'wish.new',
    action: 'wall.post',
    page: 'wishes/new',
    what: '一张心愿',
    how: '贴上',
    sent: '刚才写好的心愿，贴上墙了。',
    look: 'wishes/detail',
  },
  {
    form: 'wish.echo.',
    action: 'wall.fulfil',
    page: 'wishes/fulfil',
    what: '一段回音',
    how: '送出',
    sent: '刚才写好的回音，送到了。',
    look: 'wishes/detail',
  },
  { form: 'move.', page: 'work/handle', what: '一步办理', how: '送出' },
];
const FULL = '手机存满了，有一份写好的还没存住，请先别关微信。';

const isBegun = ({ value }: Draft): boolean => {
  const { words = '', photos = [], category, kind, voice } = value as Partial<Record<string, string | unknown[]>>;
  return String(words).trim() !== '' || photos.length > 0 || Boolean(category ?? kind ?? voice);
};

const sayOf = ({ what, how, sent }: Kind, draft: Draft): string | undefined => {
  if (draft.out) return `有${what}${draft.said ? `没能${how}，请看看` : `写好了，已保存，联网后自动${how}`}。`;
  return sent && isBegun(draft) ? `有${what}没写完，给您留着。` : undefined;
};

function Left({ form, draft }: { form: string; draft: Draft }) {
  const kind = KINDS.find((one) => form.startsWith(one.form));
  const words = kind && sayOf(kind, draft);
  if (!kind || words === undefined) return null;
  const id = form.slice(kind.form.length).split('.')[0];
  const open = () => go(kind.page, id ? { id } : {});
  if (!draft.out) return <Banner action={{ label: '接着写', onTap: open }}>{words}</Banner>;
  return (
    <Banner tone={draft.said ? 'error' : 'offline'} action={{ label: '看看', onTap: open }}>
      {isKept(form) ? words : FULL}
    </Banner>
  );
}

function Arrived({ sent }: { sent: Sent }) {
  const kind = KINDS.find(({ action }) => action === sent.action);
  if (!kind?.sent || !kind.look) return null;
  const look = (): void => {
    seen(sent);
    go(kind.look ?? '', { id: sent.id });
  };
  return <Banner action={{ label: '看看', onTap: look }}>{kind.sent}</Banner>;
}

/** What was left unfinished, what waits for the network, what could not be done, and what has arrived since. */
export function Unfinished() {
  const drafts = useAllDrafts();
  return (
    <>
      {sentUnseen().map((sent) => (
        <Arrived key={sent.id} sent={sent} />
      ))}
      {drafts.map(([form, draft]) => (
        <Left key={form} form={form} draft={draft} />
      ))}
    </>
  );
}
