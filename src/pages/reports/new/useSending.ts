import { useState } from 'react';
import { call, type Answer } from '@/client/api';
import { useAutoSend } from '@/client/autoSend';
import { go } from '@/client/go';
import { sentence } from '@/client/messages';
import type { NamedPlace } from '@/client/place';
import { inputOf, missing, refusedFields, type Wrong } from './check';
import type { ReportForm } from './useReportForm';

const SPECIAL: Readonly<Record<string, string>> = {
  CONFLICT: '刚才那一份其实已经报上去了，在“我报的问题”里。要是还有别的事，改好再点一次。',
  PHOTO_NOT_YOURS: '照片放得太久，要重新传一次。请再点一次“报给网格员”。',
  INVALID: '上面有红字的地方还差一点。',
};

type Refusal = Extract<Answer<'reports.submit'>, { ok: false }>['error'];

/** Sends a new report, and says what is wrong with it where it is refused. */
export const useSending = (form: ReportForm) => {
  const { value, contact, place, requestId } = form;
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const [refused, setRefused] = useState<string>();

  const handle = (error: Refusal): void => {
    if (error.code === 'OFFLINE') return form.change({ waiting: true, place });
    form.change({ waiting: false });
    if (error.code === 'INVALID') setWrong(refusedFields(error.fields ?? []));
    if (error.code === 'CONFLICT') form.renew();
    if (error.code === 'CONFLICT' || error.code === 'PHOTO_NOT_YOURS') form.dropUploads();
    setRefused(SPECIAL[error.code] ?? sentence(error.code));
  };
  const send = async (to: NamedPlace): Promise<void> => {
    const sent = await form.photos.upload();
    const fileIds = sent.flatMap(({ fileId }) => fileId ?? []);
    if (fileIds.length < sent.length) return form.change({ waiting: true, place: to });
    const answer = await call('reports.submit', inputOf(value, contact.value, to, fileIds), requestId);
    if (!answer.ok) return handle(answer.error);
    form.finish();
    go('reports/done', { id: answer.data.id }, true);
  };
  const submit = (): void => {
    const gaps = missing(value, contact.value, place);
    const whole = Object.keys(gaps).length === 0;
    setWrong(gaps);
    setRefused(whole ? undefined : SPECIAL['INVALID']);
    if (busy || !contact.ready || !place || !whole) return;
    setBusy(true);
    void send(place).then(() => setBusy(false));
  };
  useAutoSend(value.waiting && !busy && contact.ready, submit);
  return { busy, wrong, refused, submit };
};
