const MONTHS = 12;

const shift = (month: string, by: number): string => {
  const [year = 0, one = 1] = month.split('-').map(Number);
  const count = year * MONTHS + (one - 1) + by;
  return `${Math.floor(count / MONTHS)}-${String((count % MONTHS) + 1).padStart(2, '0')}`;
};

/** The month before. */
export const before = (month: string): string => shift(month, -1);

/** The month after. */
export const after = (month: string): string => shift(month, 1);

/** A month as people say it. */
export const monthWords = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
