/** What may be wrong with something everybody can read. */
export const REASONS = {
  rude: '骂人、伤人',
  personal: '露了别人的电话、住址',
  untrue: '不是真的',
  money: '要钱、像骗人',
  advert: '打广告',
  other: '别的',
} as const;

/** For how many days somebody may be kept from the wall. */
export const DAYS = [1, 3, 7, 30] as const;
