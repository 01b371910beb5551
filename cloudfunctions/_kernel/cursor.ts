/** Splits a cursor into the value of the ordering field and the id of the last row. */
export const splitCursor = (cursor: string): { value: number; id: string } => {
  const at = cursor.indexOf('_');
  return { value: Number(cursor.slice(0, at)), id: cursor.slice(at + 1) };
};

/** The cursor behind a full page; null when nothing follows. */
export const nextCursor = <T extends { _id: string }>(
  rows: readonly T[],
  limit: number,
  value: (row: T) => number,
): string | null => {
  const last = rows.at(-1);
  return last && rows.length === limit ? `${value(last)}_${last._id}` : null;
};
