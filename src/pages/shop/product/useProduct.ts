import { useRouter } from '@tarojs/taro';
import { useQuery } from '@/client/query';
import type { ProductView } from '@/domain/shop/catalogue';
import { readShelf } from '@/domain/shop/shelf';
import { useArrival } from '@/features/places/useArrival';

interface Found {
  data: ProductView | undefined;
  error: string | undefined;
  reload: () => void;
}

/** The product the address names, or the one behind the shelf code that was scanned. */
export const useProduct = (): Found => {
  const { id = '', counter, code } = useRouter().params;
  const { arrival } = useArrival();
  const scanned = code ?? (arrival ? readShelf(arrival) : undefined);
  const byCode = useQuery('shop.shelf', { code: scanned ?? '' }, scanned !== undefined);
  const byId = useQuery('shop.product', { id, ...(counter ? { counter } : {}) }, scanned === undefined && id !== '');
  if (scanned !== undefined) return byCode;
  // A scanned text that is no shelf code leads nowhere, as an unknown one does.
  return id === '' && arrival !== undefined ? { ...byId, error: 'CODE_UNKNOWN' } : byId;
};
