import { useCart } from '@/client/cart';
import { go } from '@/client/go';
import { Button } from '@/ui/Button';

/** The way to the cart of a counter; nothing while it is empty. */
export function CartButton({ counter }: { counter: string }) {
  const count = useCart(counter).reduce((sum, { quantity }) => sum + quantity, 0);
  if (count === 0) return null;
  return <Button big icon="counter" onTap={() => go('shop/cart', { counter })}>{`去结账（${count} 份）`}</Button>;
}
