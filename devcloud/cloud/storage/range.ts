/** The piece of a file that a Range header asks for; undefined for the whole, `none` when it lies outside. */
export const rangeOf = (
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'none' | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return Number(last) === 0 ? 'none' : { start: Math.max(0, size - Number(last)), end: size - 1 };
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  // A range that ends before it begins is no range at all, and is read past.
  if (last !== '' && Number(last) < start) return undefined;
  return start < size ? { start, end } : 'none';
};
