/** Numbers of one row: one entry per round, in the row's unit. */
export interface Samples {
  ours: readonly number[];
  reference: readonly number[];
}

/** The middle of each list, and how ours compares. */
export interface Summary {
  ours: number;
  reference: number | undefined;
  ratio: number | undefined;
}

/** One line of the table of `npm run bench`. */
export interface Row {
  name: string;
  unit: string;
  rounds: number;
  /** The goal as people read it; `meets` decides. */
  goal: string;
  /** Why there are fewer rounds than seven, or what the reference is. */
  note?: string;
  prepare?(): Promise<void>;
  ours(round: number): Promise<number>;
  reference?(round: number): Promise<number>;
  finish?(): Promise<void>;
  /** More lines of what was measured, printed below the row. */
  details?(): readonly string[];
  meets(summary: Summary): boolean;
}

/** The middle value; undefined for no values. */
export const median = (values: readonly number[]): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
};

/** Medians and their ratio. */
export const summaryOf = ({ ours, reference }: Samples): Summary => {
  const [a = Number.NaN, b] = [median(ours), median(reference)];
  return { ours: a, reference: b, ratio: b === undefined ? undefined : a / b };
};

/** Runs the rounds of a row: ours and the reference in turn, the first of them changing from round to round. */
export const measure = async (row: Row): Promise<Samples> => {
  const [ours, reference]: [number[], number[]] = [[], []];
  const sides = [
    async (round: number): Promise<void> => void ours.push(await row.ours(round)),
    async (round: number): Promise<void> => void (row.reference && reference.push(await row.reference(round))),
  ];
  await row.prepare?.();
  try {
    for (let round = 0; round < row.rounds; round += 1) {
      for (const side of round % 2 === 0 ? sides : [...sides].reverse()) await side(round);
    }
  } finally {
    await row.finish?.();
  }
  return { ours, reference };
};
