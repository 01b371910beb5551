import { useSecret } from '@/client/secrets';
import type { NamedPlace } from '@/client/place';
import { usePhotoDraft } from '@/features/forms/usePhotoDraft';
import { EMPTY_REPORT, REPORT_FORM, type ReportDraft } from '@/features/reports/draft';
import type { ContactDraft } from './check';

const NO_CONTACT: ContactDraft = { name: '', phone: '' };

/** What a new report holds so far; it survives a restart, its contact encrypted. */
export const useReportForm = (asked: NamedPlace | null) => {
  const form = usePhotoDraft<ReportDraft>({ form: REPORT_FORM, empty: EMPTY_REPORT, purpose: 'report' });
  const contact = useSecret<ContactDraft>(REPORT_FORM, NO_CONTACT);
  const place = form.value.place ?? asked;
  return {
    ...form,
    place,
    contact: {
      ...contact,
      change: (part: Partial<ContactDraft>): void => {
        contact.change(part);
        form.edit();
      },
    },
    edit: (part: Partial<ReportDraft>): void => form.edit({ place, ...part }),
  };
};

/** The form as its parts see it. */
export type ReportForm = ReturnType<typeof useReportForm>;
