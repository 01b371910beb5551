/** Does `work` for each of `all`, at most `width` at a time; the answers in the order of `all`. */
export const inLanes = async <T, R>(all: readonly T[], width: number, work: (one: T) => Promise<R>): Promise<R[]> => {
  const answers: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < all.length; at = next++) answers[at] = await work(all[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, lane));
  return answers;
};
