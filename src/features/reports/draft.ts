import type { FormPhoto } from '@/client/photos';
import type { NamedPlace } from '@/client/place';
import type { FormVoice } from '@/client/record';
import type { Category } from '@/domain/reports/categories';

/** A report that is being written. */
export interface ReportDraft {
  place: NamedPlace | null;
  category: Category | null;
  words: string;
  voice: FormVoice | null;
  photos: FormPhoto[];
  neighbours: boolean | null;
  /** The proxy under which it is reported for somebody of the family. */
  onBehalf?: string | null;
}

export const REPORT_FORM = 'report.new';
export const EMPTY_REPORT: ReportDraft = {
  place: null,
  category: null,
  words: '',
  voice: null,
  photos: [],
  neighbours: null,
};

/** Whether there is anything in it worth keeping. */
export const isBegun = (draft: ReportDraft): boolean =>
  draft.words.trim() !== '' || Boolean(draft.voice) || draft.photos.length > 0 || draft.category !== null;
