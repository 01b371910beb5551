import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import type { Group } from '../engine/types';
import type { Fault, Faults } from '../faults';
import type { Outcome } from '../functions/types';
import type { Body } from './answers';
import { mediaOutcome } from './media';
import type { Push } from './pushLog';
import { PushLog } from './pushLog';

/** What events need on their way to functions. */
export interface PushOptions {
  group: Group;
  clock: Clock;
  faults: Faults;
  appId: string;
  /** Function by `<MsgType>/<Event>`; other events go nowhere. */
  functions: Readonly<Record<string, string>>;
  invoke: (fn: string, event: string, openid: string) => Promise<Outcome>;
}

const TRIES = 3;
const RETRY_AFTER = 5000;
const HELD = 1_800_000;
const KEPT_ANSWER = 1000;
const LONGEST_TIMER = 2_147_483_647;
const MODES: readonly Fault['mode'][] = ['delay', 'duplicate', 'reorder', 'network-down', 'lost-answer'];

/** Sends WeChat's events to functions: in the order they fall due, tried again, durable until delivered. */
export class Pushes {
  readonly #options: PushOptions;
  readonly #log: PushLog;
  readonly #account: string;
  readonly #unlisten: () => void;
  #timer: NodeJS.Timeout | undefined;
  #draining: Promise<string[]> | undefined;
  #stopped = false;

  constructor(options: PushOptions) {
    this.#options = options;
    this.#log = new PushLog(options.group);
    this.#account = `gh_${createHash('sha256').update(options.appId).digest('hex').slice(0, 12)}`;
    this.#unlisten = options.clock.onChange(() => this.#wake());
    this.#schedule();
  }

  /** Puts an event on its way; part of the caller's commit. */
  queue(kind: string, openid: string, fields: Body, { media = '', after = 0 } = {}): void {
    const { clock, functions } = this.#options;
    const fn = functions[kind];
    if (fn === undefined) return;
    const at = clock.now();
    const [MsgType = '', Event = ''] = kind.split('/');
    const CreateTime = Math.floor(at / 1000);
    const event = { ToUserName: this.#account, FromUserName: openid, CreateTime, MsgType, Event, ...fields };
    this.#log.add({ at, due: at + after, kind, openid, fn, event, media, state: 'waiting', outcomes: [] });
    this.#schedule();
  }

  /** Events with a number above `after`, oldest first. */
  after(n: number): Push[] {
    return this.#log.after(n);
  }

  /** Whether a verdict on this address is still to come. */
  awaits(media: string): boolean {
    return this.#log.awaits(media);
  }

  /** Delivers everything that is due; resolves with what was sent. Calls meanwhile share the answer. */
  drain(): Promise<string[]> {
    this.#draining ??= this.#deliverDue().finally(() => {
      this.#draining = undefined;
      this.#schedule();
    });
    return this.#draining;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unlisten();
    clearTimeout(this.#timer);
    await this.#draining;
  }

  /** Nobody waits for what the clock sets off: a failure is told here. */
  #wake(): void {
    this.drain().catch((error: unknown) => console.error(error));
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const next = this.#stopped || this.#draining ? undefined : this.#log.next();
    if (!next) return;
    const wait = Math.max(0, Math.min(next.due - this.#options.clock.now(), LONGEST_TIMER));
    this.#timer = setTimeout(() => this.#wake(), wait).unref();
  }

  async #deliverDue(): Promise<string[]> {
    const sent: string[] = [];
    await this.#options.group.durable();
    for (;;) {
      const push = this.#stopped ? undefined : this.#log.next();
      if (!push || push.due > this.#options.clock.now()) return sent;
      const ready = this.#meetFault(push);
      if (ready) sent.push(...(await this.#deliver(ready)));
    }
  }

  /** The push as it is to be delivered now; undefined when its fault holds it back or loses it. */
  #meetFault(push: Push): Push | undefined {
    const fresh = push.fault === undefined && push.outcomes.length === 0;
    const fault = fresh ? this.#options.faults.take('wx', `/push/${push.kind}`, push.openid, MODES) : undefined;
    if (!fault) return push;
    const met = { ...push, fault: fault.mode };
    const now = this.#options.clock.now();
    if (fault.mode === 'duplicate' || fault.mode === 'lost-answer') return met;
    if (fault.mode === 'network-down') this.#log.save({ ...met, state: 'lost' });
    else this.#log.save({ ...met, due: now + (fault.mode === 'delay' ? (fault.delayMs ?? 0) : HELD) });
    return undefined;
  }

  async #deliver(push: Push): Promise<string[]> {
    const whole = await this.#complete(push);
    const { fn, kind, openid } = whole;
    const times = whole.fault === 'duplicate' && whole.outcomes.length === 0 ? 2 : 1;
    let now = whole;
    for (let time = 0; time < times; time += 1) {
      const outcome = await this.#options.invoke(fn, JSON.stringify(whole.event), openid);
      now = this.#after(now, outcome);
    }
    this.#log.save(now);
    if (now.state === 'delivered') this.#log.release(this.#options.clock.now(), now.n);
    return Array.from({ length: times }, () => `${kind} → ${fn}`);
  }

  /** Fetches and judges the picture whose verdict the event carries. */
  async #complete(push: Push): Promise<Push> {
    if (push.media === '') return push;
    const whole = { ...push, event: { ...push.event, ...(await mediaOutcome(push.media)) }, media: '' };
    this.#log.save(whole);
    return whole;
  }

  #after(push: Push, outcome: Outcome): Push {
    const at = this.#options.clock.now();
    // An answer that is lost on its way leaves WeChat thinking that nobody was there.
    const lost = push.fault === 'lost-answer' && push.outcomes.length === 0;
    const ok = outcome.ok && !lost;
    const message = lost
      ? 'the answer was lost'
      : (outcome.ok ? outcome.result : outcome.message).slice(0, KEPT_ANSWER);
    const outcomes = [...push.outcomes, { at, ok, requestId: outcome.requestId, message }];
    if (ok || push.state === 'delivered') return { ...push, state: 'delivered', outcomes };
    return { ...push, outcomes, due: at + RETRY_AFTER, state: outcomes.length < TRIES ? 'waiting' : 'failed' };
  }
}
