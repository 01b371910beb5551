/** Amounts added up, to the fen. */
export const sumFen = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** An amount as people read it: ¥12.80. */
export const yuan = (fen: number): string => {
  const whole = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}¥${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
};
