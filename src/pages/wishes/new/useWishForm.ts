import type { NamedPlace } from '@/client/place';
import { useSecret } from '@/client/secrets';
import { usePhotoDraft } from '@/features/forms/usePhotoDraft';
import { EMPTY_WISH, WISH_FORM, type WishDraft } from '@/features/wall/draft';
import type { BeneficiaryDraft } from './check';

const NOBODY: BeneficiaryDraft = { name: '', phone: '', door: '' };
/** The most photos on one note. */
export const MOST = 3;

/** What a new wish holds so far; it survives a restart, whom it is for encrypted. */
export const useWishForm = (asked: NamedPlace | null) => {
  const form = usePhotoDraft<WishDraft>({ form: WISH_FORM, empty: EMPTY_WISH, purpose: 'wish', most: MOST });
  const who = useSecret<BeneficiaryDraft>(WISH_FORM, NOBODY);
  const place = form.value.place ?? asked;
  return {
    ...form,
    place,
    who: {
      ...who,
      change: (part: Partial<BeneficiaryDraft>): void => {
        who.change(part);
        form.edit();
      },
    },
    edit: (part: Partial<WishDraft>): void => form.edit({ place, ...part }),
  };
};

/** The form as its parts see it. */
export type WishForm = ReturnType<typeof useWishForm>;
