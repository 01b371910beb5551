import { onNetworkBack } from './network';

/** What waiting needs of the world; tests bring their own. */
export interface Clock {
  sleep: (ms: number) => Promise<void>;
  random: () => number;
}

const WAITS = [1_000, 4_000, 16_000] as const;
const sleepers = new Set<() => void>();

/** Ends every wait at once: the network is back, or the person is. */
export const wake = (): void => {
  for (const rise of sleepers) rise();
};
let listening = false;

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    if (!listening) onNetworkBack(wake);
    listening = true;
    const rise = (): void => {
      clearTimeout(timer);
      sleepers.delete(rise);
      resolve();
    };
    const timer = setTimeout(rise, ms);
    sleepers.add(rise);
  });
const CLOCK: Clock = { sleep, random: Math.random };

/**
 * Does something that a weak network may spoil: after a miss again three times, about 1, 4 and 16 s later; the jitter
 * keeps a whole building from coming back in the same moment. Answers what came of the last try.
 */
export const patiently = async <T>(
  work: () => Promise<T>,
  isMiss: (result: T) => boolean,
  onMiss: () => void = () => undefined,
  { sleep: rest, random }: Clock = CLOCK,
): Promise<T> => {
  for (const wait of WAITS) {
    const result = await work();
    if (!isMiss(result)) return result;
    onMiss();
    await rest(wait * (0.75 + random() / 2));
  }
  return work();
};

/** Lets at most `most` pieces of work run at a time, in the order they came. */
export const lane = (most: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((turn) => queue.push(turn));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
