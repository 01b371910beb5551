/** What a fault does to the request or message that meets it. */
export type FaultMode =
  | 'refuse'
  | 'delay'
  | 'duplicate'
  | 'reorder'
  | 'wrong-signature'
  | 'http-500'
  | 'lost-answer'
  | 'token-expired'
  | 'network-down'
  | 'hang';

/** In which way a payment signature is wrong: over another text, long ago, by a key nobody has, or not there. */
export type SignatureFlaw = 'digest' | 'stale' | 'serial' | 'missing';

/** The part of the cloud that fails. */
export type FaultTarget = 'wx' | 'pay' | 'admin' | 'storage' | 'client';

/** One switched failure: who meets it, what it does and how often. */
export interface Fault {
  id: string;
  target: FaultTarget;
  /** Only requests or messages whose path begins with this. */
  path?: string;
  /** Only what concerns this user. */
  openid?: string;
  mode: FaultMode;
  /** Uses that are left; null until it is removed. */
  times: number | null;
  /** How long mode `delay` holds what meets it. */
  delayMs?: number;
  /** The flaw that mode `wrong-signature` makes; absent: `digest`. */
  flaw?: SignatureFlaw;
}

/** A fault as a tester asks for it. */
export type FaultWish = Omit<Fault, 'id'>;

const EVERYWHERE: readonly FaultMode[] = ['delay', 'http-500', 'lost-answer', 'network-down', 'hang'];
const MESSAGES: readonly FaultMode[] = ['refuse', 'duplicate', 'reorder'];
/** What each part of the cloud can be made to do. */
export const FAULT_MODES: Readonly<Record<FaultTarget, readonly FaultMode[]>> = {
  wx: [...EVERYWHERE, ...MESSAGES, 'token-expired'],
  pay: [...EVERYWHERE, ...MESSAGES, 'wrong-signature'],
  admin: EVERYWHERE,
  storage: EVERYWHERE,
  client: EVERYWHERE,
};
const FLAWS: readonly SignatureFlaw[] = ['digest', 'stale', 'serial', 'missing'];
const LONGEST_DELAY_MS = 600_000;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCount = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;

/** Reads a fault from a request; throws a sentence that says what is wrong with it. */
export const readFault = (body: Readonly<Record<string, unknown>>): FaultWish => {
  const { target, path, openid, mode, times = 1, delayMs, flaw } = body;
  if (!isText(target) || !Object.hasOwn(FAULT_MODES, target))
    throw new Error(`target is one of ${Object.keys(FAULT_MODES).join(', ')}`);
  const place = target as FaultTarget;
  const way = FAULT_MODES[place].find((candidate) => candidate === mode);
  if (!way) throw new Error(`mode of target ${place} is one of ${FAULT_MODES[place].join(', ')}`);
  if (path !== undefined && (!isText(path) || !path.startsWith('/'))) throw new Error('path begins with /');
  if (openid !== undefined && !isText(openid)) throw new Error('openid is a text');
  if (times !== null && !isCount(times, 1_000_000)) throw new Error('times is a whole number from 1, or null');
  if (way === 'delay' ? !isCount(delayMs, LONGEST_DELAY_MS) : delayMs !== undefined)
    throw new Error(`delayMs is a whole number up to ${LONGEST_DELAY_MS}, for mode delay only`);
  const wrong = FLAWS.find((candidate) => candidate === flaw);
  if (flaw !== undefined && (wrong === undefined || way !== 'wrong-signature'))
    throw new Error(`flaw is one of ${FLAWS.join(', ')}, for mode wrong-signature only`);
  return {
    target: place,
    mode: way,
    times,
    ...(path === undefined ? {} : { path }),
    ...(openid === undefined ? {} : { openid }),
    ...(way === 'delay' ? { delayMs: Number(delayMs) } : {}),
    ...(wrong === undefined ? {} : { flaw: wrong }),
  };
};

/** The failures that are switched on, in the order in which they were added. */
export class Faults {
  readonly #faults: Fault[] = [];
  #made = 0;

  add(wish: FaultWish): Fault {
    const fault = { ...wish, id: `fault-${(this.#made += 1)}` };
    this.#faults.push(fault);
    return { ...fault };
  }

  /** False when there is no such fault. */
  remove(id: string): boolean {
    const at = this.#faults.findIndex((fault) => fault.id === id);
    if (at >= 0) this.#faults.splice(at, 1);
    return at >= 0;
  }

  clear(): void {
    this.#faults.length = 0;
  }

  list(): Fault[] {
    return this.#faults.map((fault) => ({ ...fault }));
  }

  /** The first fault that meets this place and user, one use of it spent; `modes` leaves alone what the place cannot do. */
  take(target: FaultTarget, path: string, openid?: string, modes?: readonly FaultMode[]): Fault | undefined {
    const fault = this.#faults.find(
      (candidate) =>
        candidate.target === target &&
        path.startsWith(candidate.path ?? '') &&
        (candidate.openid === undefined || candidate.openid === openid) &&
        (modes?.includes(candidate.mode) ?? true),
    );
    if (!fault) return undefined;
    const met = { ...fault };
    if (fault.times !== null && (fault.times -= 1) === 0) this.remove(fault.id);
    return met;
  }
}
