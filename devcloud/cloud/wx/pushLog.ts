import type { Group } from '../engine/types';
import type { Fault } from '../faults';
import type { Body } from './answers';
import { query } from './tables';

/** How one try to deliver an event ended. */
export interface PushOutcome {
  at: number;
  ok: boolean;
  requestId: string;
  /** What the function answered, or why it did not. */
  message: string;
}

/** An event on its way to a function, or there. */
export interface Push {
  n: number;
  at: number;
  due: number;
  /** `<MsgType>/<Event>`. */
  kind: string;
  openid: string;
  fn: string;
  event: Body;
  /** Address of the picture whose verdict the event is to carry; empty when it is complete. */
  media: string;
  state: 'waiting' | 'delivered' | 'failed' | 'lost';
  fault?: Fault['mode'];
  outcomes: readonly PushOutcome[];
}

const COLUMNS = 'n, at, due, kind, openid, fn, event, media, state, fault, outcomes';
const KEPT = 10_000;

type Row = readonly [
  number,
  number,
  number,
  string,
  string,
  string,
  string,
  string,
  Push['state'],
  Fault['mode'] | '',
  string,
];

const fromRow = ([n, at, due, kind, openid, fn, event, media, state, fault, outcomes]: Row): Push => ({
  n,
  at,
  due,
  kind,
  openid,
  fn,
  event: JSON.parse(event) as Body,
  media,
  state,
  ...(fault === '' ? {} : { fault }),
  outcomes: JSON.parse(outcomes) as PushOutcome[],
});

/** The events of the sandbox with what became of them, durable; the oldest finished ones make room. */
export class PushLog {
  readonly #group: Group;
  readonly #queries;

  constructor(group: Group) {
    this.#group = group;
    this.#queries = {
      insert: query(
        group,
        `INSERT INTO wx_events (at, due, kind, openid, fn, event, media, state, fault, outcomes)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n`,
      ),
      update: query(
        group,
        'UPDATE wx_events SET due = ?, event = ?, media = ?, state = ?, fault = ?, outcomes = ? WHERE n = ?',
      ),
      trim: query(group, "DELETE FROM wx_events WHERE n <= ? AND state <> 'waiting'"),
      next: query(group, `SELECT ${COLUMNS} FROM wx_events WHERE state = 'waiting' ORDER BY due, n LIMIT 1`),
      after: query(group, `SELECT ${COLUMNS} FROM wx_events WHERE n > ? ORDER BY n LIMIT 1000`),
      media: query(group, "SELECT 1 FROM wx_events WHERE state = 'waiting' AND media = ?"),
      release: query(group, "UPDATE wx_events SET due = ? WHERE state = 'waiting' AND fault = 'reorder' AND n <> ?"),
    };
  }

  /** Part of the caller's commit. */
  add(push: Omit<Push, 'n'>): void {
    const { at, due, kind, openid, fn, event, media, state, outcomes } = push;
    const texts = [JSON.stringify(event), media, state, push.fault ?? '', JSON.stringify(outcomes)];
    const [n] = this.#queries.insert.one<[number]>(at, due, kind, openid, fn, ...texts) ?? [0];
    if (n % 500 === 0) this.#queries.trim.run(n - KEPT);
  }

  save({ n, due, event, media, state, fault, outcomes }: Push): void {
    const texts = [JSON.stringify(event), media, state, fault ?? '', JSON.stringify(outcomes)];
    this.#group.atomically(() => this.#queries.update.run(due, ...texts, n));
  }

  /** The waiting event that is due first. */
  next(): Push | undefined {
    const row = this.#queries.next.one<Row>();
    return row && fromRow(row);
  }

  /** Events with a number above `after`, oldest first. */
  after(n: number): Push[] {
    return this.#queries.after.all<Row>(n).map(fromRow);
  }

  /** Whether a verdict on this address is still to come. */
  awaits(media: string): boolean {
    return this.#queries.media.one(media) !== undefined;
  }

  /** What was held back until another event has overtaken it is due now. */
  release(now: number, overtaker: number): void {
    this.#group.atomically(() => this.#queries.release.run(now, overtaker));
  }
}
