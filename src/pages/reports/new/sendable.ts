import { go } from '@/client/go';
import type { Sendable } from '@/features/forms/useSending';
import { contactOf, inputOf, missing, SPOTS, type Spot } from './check';
import type { ReportForm } from './useReportForm';

const SPECIAL: Readonly<Record<string, string>> = {
  CONFLICT: '刚才那一份其实已经报上去了，在“我报的问题”里。要是还有别的事，改好再点一次。',
  PHOTO_NOT_YOURS: '照片放得太久，要重新传一次。请再点一次“报给网格员”。',
};

/** A new report as something to be sent. */
export const sendable = (form: ReportForm): Sendable<Spot> => {
  const { value, contact, place } = form;
  return {
    form: form.form,
    ready: contact.ready,
    out: form.out,
    said: form.said,
    gaps: () => missing(value, contact.value, place),
    compose: () => ({
      action: 'reports.submit',
      input: inputOf(value, place?.id ?? ''),
      files: { photos: 'report', voice: 'voice' },
    }),
    secret: () => contactOf(contact.value),
    post: form.post,
    done: (id) => go('reports/done', { id }, true),
    spots: SPOTS,
    special: SPECIAL,
  };
};
