const lengths = (one: readonly string[], two: readonly string[]): number[][] => {
  const table = Array.from({ length: one.length + 1 }, () => Array.from({ length: two.length + 1 }, () => 0));
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = two.length - 1; j >= 0; j -= 1) {
      const [here = [], below = []] = [table[i], table[i + 1]];
      here[j] = one[i] === two[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, here[j + 1] ?? 0);
    }
  return table;
};

/** The lines that only one of two texts has (`-` the first, `+` the second), in their order. */
export const difference = (first: string, second: string): string => {
  const [one, two] = [first.split('\n'), second.split('\n')];
  const table = lengths(one, two);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < two.length) {
    if (i < one.length && j < two.length && one[i] === two[j]) {
      i += 1;
      j += 1;
    } else if (j >= two.length || (i < one.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      lines.push(`- ${one[i]}`);
      i += 1;
    } else {
      lines.push(`+ ${two[j]}`);
      j += 1;
    }
  }
  return lines.join('\n');
};
