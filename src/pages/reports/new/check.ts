import type { InputOf } from '@/client/api';
import type { Category } from '@/domain/reports/categories';
import type { NamedPlace } from '@/client/place';
import type { Wrong } from '@/features/forms/useSending';
import type { ReportDraft } from '@/features/reports/draft';

/** How to reach the reporter; both empty when he would rather not say. */
export interface ContactDraft {
  name: string;
  phone: string;
}

/** The places of the form where something can be wrong. */
export type Spot = 'place' | 'category' | 'words' | 'voice' | 'photos' | 'contact.name' | 'contact.phone';

export const SPOTS: readonly Spot[] = [
  'place',
  'category',
  'words',
  'voice',
  'photos',
  'contact.name',
  'contact.phone',
];
const FEWEST = 2;

/** Matters between people: nobody in the building need know unless the reporter says so. */
const QUIET: readonly Category[] = ['dispute', 'safety', 'danger', 'lockedOut'];

/** Whether neighbours may see the matter: what was chosen, else what suits its kind. */
export const seenByNeighbours = ({ neighbours, category }: ReportDraft): boolean =>
  neighbours ?? (category === null || !QUIET.includes(category));

const isSilent = ({ name, phone }: ContactDraft): boolean => name.trim() === '' && phone.trim() === '';

// A few letters are written to be read; none at all, and the voice says it.
const isSaid = ({ words, voice }: ReportDraft): boolean =>
  [...words.trim()].length >= FEWEST || (words.trim() === '' && Boolean(voice));

/** What is still missing before anything is sent. */
export const missing = (draft: ReportDraft, contact: ContactDraft, place: NamedPlace | null): Wrong<Spot> => ({
  ...(place ? {} : { place: '请选一下在哪里' }),
  ...(draft.category ? {} : { category: '请点一下是哪一类' }),
  ...(isSaid(draft) ? {} : { words: '写几个字，或者录一段话' }),
  ...(!isSilent(contact) && contact.name.trim() === '' ? { 'contact.name': '怎么称呼您?写个姓也行' } : {}),
  ...(!isSilent(contact) && contact.phone.trim() === '' ? { 'contact.phone': '请把电话也写上，或者都不留' } : {}),
});

/** The form as the action wants it, but for photos and contact. */
export const inputOf = (
  draft: ReportDraft,
  place: string,
): Omit<InputOf<'reports.submit'>, 'photos' | 'voice' | 'contact'> => ({
  place,
  category: draft.category ?? 'other',
  ...(draft.words.trim() === '' ? {} : { words: draft.words }),
  neighbours: seenByNeighbours(draft),
  ...(draft.onBehalf ? { onBehalf: draft.onBehalf } : {}),
});

/** How to reach the reporter as the action wants it; nothing when he would rather not say. */
export const contactOf = (contact: ContactDraft): Pick<InputOf<'reports.submit'>, 'contact'> =>
  isSilent(contact) ? {} : { contact: { name: contact.name.trim(), phone: contact.phone.trim() } };
