import type { Arrival } from '@/domain/_kernel/links';

let carried: Arrival | undefined;

/** Carries a code scanned on one page to the landing page, so that it appears in no address. */
export const carry = (arrival: Arrival): void => {
  carried = arrival;
};

/** The carried code, once. */
export const takeCarried = (): Arrival | undefined => {
  const arrival = carried;
  carried = undefined;
  return arrival;
};
