import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/client/api';
import { useDraft } from '@/client/drafts';
import { fieldSentence } from '@/client/messages';
import { shopSentence } from '@/client/shopWords';
import { uploadPhotos } from '@/client/photos';
import { useFormPhotos } from '@/features/photos/useFormPhotos';
import { fieldsOf, missing, type ProductDraft } from './form';

interface SavingProps {
  /** The product that is put right; empty when one is entered. */
  id: string;
  rev: number;
  area: string;
  given: ProductDraft;
}

/** The form of a product: kept on the phone, its photos sent ahead, saved in one go. */
export const useSaving = ({ id, rev, area, given }: SavingProps) => {
  const draft = useDraft<ProductDraft>(`product.${id || area}.${rev}`, given);
  const { value, requestId, change } = draft;
  const photos = useFormPhotos(draft, 'product');
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<string>();

  const send = async (): Promise<string | undefined> => {
    const sent = await uploadPhotos(value.photos, 'product', requestId);
    const files = sent.flatMap(({ fileId }) => fileId ?? []);
    if (files.length < sent.length) return '照片还没传上去，有网时再点一次。';
    const shown = id !== '' && files.length === 0 ? {} : { photos: files };
    const answer =
      id === ''
        ? await call('shop.addProduct', { place: area, farm: value.farm, ...fieldsOf(value), photos: files }, requestId)
        : await call('shop.editProduct', { id, ...fieldsOf(value), ...shown }, requestId);
    if (!answer.ok) {
      if (answer.error.code === 'CONFLICT') draft.renew();
      const rule = answer.error.fields?.[0]?.rule;
      return rule === undefined ? shopSentence(answer.error.code) : fieldSentence(rule);
    }
    draft.done();
    void Taro.navigateBack();
    return undefined;
  };
  const save = async (): Promise<void> => {
    const gap = missing(value);
    if (gap !== undefined) return setTold(gap);
    setBusy(true);
    setTold(await send());
    return setBusy(false);
  };
  return { value, change, photos, busy, told, save: () => void save() };
};
