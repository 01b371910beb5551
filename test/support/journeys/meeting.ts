import { difference } from './difference';

/** What a step left behind: the page, what it says, and what the server has of the matter. */
export interface Look {
  route: string;
  text: string;
  server: string;
}

/** One world's phone after a step. */
export interface Party {
  world: string;
  step: string;
  look: () => Promise<Look>;
}
interface Waiting extends Party {
  go: () => void;
  stop: (error: Error) => void;
}

/** The other world failed; this one stops without a fault of its own. */
export class Abandoned extends Error {}

const PARTS = ['route', 'text', 'server'] as const;
const BETWEEN = 25;
/** So often in a row both worlds must show the same: one look might catch two pages on their way. */
const CALM = 2;

// Where a line ends is the layout's business: a button that is as wide as its word ends it elsewhere.
const joined = (text: string): string => text.replace(/\s/g, '');
const differing = (one: Look, two: Look) => PARTS.filter((part) => joined(one[part]) !== joined(two[part]));

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, BETWEEN));

const told = (one: Waiting, two: Party, looks: readonly [Look, Look]): Error => {
  const parts = differing(...looks).map((part) => `${part}:\n${difference(looks[0][part], looks[1][part])}`);
  return new Error(`after “${one.step}” (- ${one.world}, + ${two.world})\n${parts.join('\n')}`);
};

const compare = async (one: Waiting, two: Party, patience: number): Promise<Error | undefined> => {
  if (one.step !== two.step) return new Error(`${one.world} did “${one.step}”, ${two.world} did “${two.step}”`);
  const end = Date.now() + patience;
  for (let calm = 0; ;) {
    const looks = await Promise.all([one.look(), two.look()]);
    calm = differing(...looks).length === 0 ? calm + 1 : 0;
    if (calm === CALM) return undefined;
    if (Date.now() > end) return told(one, two, looks);
    await pause();
  }
};

/** Where two worlds wait for one another after each step of a journey, and are compared. */
export class Meeting {
  /** How many steps were compared and found the same. */
  steps = 0;
  readonly #patience: number;
  #waiting: Waiting | undefined;
  #gone: string | undefined;

  constructor(patience: number) {
    this.#patience = patience;
  }

  /** Waits for the other world at the same step; fails when they differ. */
  arrive(party: Party): Promise<void> {
    if (this.#gone !== undefined) return Promise.reject(new Abandoned(`${this.#gone} did not come to “${party.step}”`));
    const other = this.#waiting;
    if (other === undefined)
      return new Promise((go, stop) => {
        this.#waiting = { ...party, go, stop };
      });
    this.#waiting = undefined;
    return this.#judge(other, party);
  }

  /** A world is at the end of its journey, or can go no further. */
  leave(world: string): void {
    this.#gone = world;
    this.#waiting?.stop(new Abandoned(`${world} did not come to “${this.#waiting.step}”`));
  }

  async #judge(one: Waiting, two: Party): Promise<void> {
    try {
      const error = await compare(one, two, this.#patience);
      if (error) throw error;
      this.steps += 1;
      one.go();
    } catch (error) {
      one.stop(new Abandoned(`${two.world} differs`));
      throw error;
    }
  }
}
