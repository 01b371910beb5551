import { useDraft } from '@/client/drafts';
import { useSecret } from '@/client/secrets';
import { forgetPhoto } from '@/client/upload';
import { useFormPhotos } from '@/features/photos/useFormPhotos';
import type { NamedPlace } from '@/client/place';
import { EMPTY_REPORT, REPORT_FORM, type ReportDraft } from '@/features/reports/draft';
import type { ContactDraft } from './check';

const NO_CONTACT: ContactDraft = { name: '', phone: '' };

/** What a new report holds so far; it survives a restart, its contact encrypted. */
export const useReportForm = (asked: NamedPlace | null) => {
  const { value, requestId, change, done, renew } = useDraft<ReportDraft>(REPORT_FORM, EMPTY_REPORT);
  const contact = useSecret<ContactDraft>(REPORT_FORM, NO_CONTACT);
  const photos = useFormPhotos({
    photos: value.photos,
    purpose: 'report',
    requestId,
    onChange: (next) => change({ photos: next }),
  });
  const place = value.place ?? asked;
  const forgetPhotos = (): void => value.photos.forEach(({ local }) => forgetPhoto(local));
  return {
    value,
    requestId,
    place,
    contact,
    photos,
    change,
    /** What the person changes is no longer what was sent off. */
    edit: (part: Partial<ReportDraft>): void => change({ waiting: false, place, ...part }),
    /** Uploads belong to a request: with them gone the photos are sent anew from the phone. */
    dropUploads: (): void => change({ photos: value.photos.map(({ local }) => ({ local })) }),
    renew,
    restart: (): void => {
      forgetPhotos();
      renew();
      change(EMPTY_REPORT);
    },
    finish: (): void => {
      forgetPhotos();
      done();
      contact.done();
    },
  };
};

/** The form as its parts see it. */
export type ReportForm = ReturnType<typeof useReportForm>;
