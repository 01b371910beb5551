import type { InputOf } from '@/client/api';
import { fieldSentence } from '@/client/messages';
import type { NamedPlace } from '@/client/place';
import type { Wrong } from '@/features/forms/useSending';
import type { WishDraft } from '@/features/wall/draft';
import { explain } from '@/features/wall/explain';

/** Whom the wish is for and how to reach him; sealed by the server, seen by the one who helps. */
export interface BeneficiaryDraft {
  name: string;
  phone: string;
  door: string;
}

/** The places of the form where something can be wrong. */
export const SPOTS = [
  ...(['place', 'kind', 'words', 'voice', 'photos', 'when', 'forWhom'] as const),
  ...(['beneficiary.name', 'beneficiary.phone', 'beneficiary.door'] as const),
] as const;
export type Spot = (typeof SPOTS)[number];

const FEWEST = 2;
const isBlank = (text: string): boolean => text.trim() === '';

const wordsGap = (words: string): string | undefined =>
  [...words.trim()].length < FEWEST ? fieldSentence('too_short') : explain(words);

/** What is still missing, or must not be said, before anything is sent. */
export const missing = (draft: WishDraft, who: BeneficiaryDraft, place: NamedPlace | null): Wrong<Spot> => {
  const gaps: Readonly<Partial<Record<Spot, string | false | undefined>>> = {
    place: !place && '请选一下在哪里',
    kind: !draft.kind && '请点一下是哪一类',
    words: wordsGap(draft.words),
    when: !draft.when && '请点一下什么时候',
    forWhom: !draft.forWhom && '请点一下是为谁',
    'beneficiary.name': isBlank(who.name) && '写个称呼就行，帮忙的邻居好开口',
    'beneficiary.phone': isBlank(who.phone) && '请留个电话，不然邻居找不到人',
    'beneficiary.door': isBlank(who.door) && '请写一下住哪一户',
  };
  return Object.fromEntries(Object.entries(gaps).filter(([, gap]) => Boolean(gap)));
};

/** The form as the action wants it, but for photos and whom it is for. */
export const inputOf = (
  draft: WishDraft,
  place: string,
): Omit<InputOf<'wall.post'>, 'photos' | 'voice' | 'beneficiary'> => ({
  place,
  kind: draft.kind ?? 'other',
  words: draft.words,
  when: draft.when ?? 'any',
  forWhom: draft.forWhom ?? 'myself',
  share: draft.share,
  ...(draft.onBehalf && draft.forWhom === 'relative' ? { onBehalf: draft.onBehalf } : {}),
});

/** Whom it is for, as the action wants it. */
export const beneficiaryOf = ({ name, phone, door }: BeneficiaryDraft): Pick<InputOf<'wall.post'>, 'beneficiary'> => ({
  beneficiary: { name: name.trim(), phone: phone.trim(), door: door.trim() },
});
