import { draftOf } from '@/client/drafts';
import type { FormPhoto } from '@/client/photos';
import type { NamedPlace } from '@/client/place';
import type { Category } from '@/domain/reports/categories';

/** A report that is being written; `waiting` once it was sent off and only the network is missing. */
export interface ReportDraft {
  place: NamedPlace | null;
  category: Category | null;
  words: string;
  photos: FormPhoto[];
  neighbours: boolean | null;
  waiting: boolean;
}

export const REPORT_FORM = 'report.new';
export const EMPTY_REPORT: ReportDraft = {
  place: null,
  category: null,
  words: '',
  photos: [],
  neighbours: null,
  waiting: false,
};

/** Whether there is anything in it worth keeping. */
export const isBegun = (draft: ReportDraft): boolean =>
  draft.words.trim() !== '' || draft.photos.length > 0 || draft.category !== null;

/** The report that was left unfinished. */
export const reportDraft = (): ReportDraft | undefined => {
  const draft = draftOf<ReportDraft>(REPORT_FORM);
  return draft && isBegun(draft) ? draft : undefined;
};
