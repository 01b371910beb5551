import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Group } from '../engine/types';
import { query } from './tables';

/** How a user answers a request to send messages. */
export type Consent = 'accept' | 'reject';

const VISIT_LASTS = 7_200_000;
const VISIT_GRAIN = 60_000;
const CODE_LASTS = 300_000;

/** What WeChat knows of the users: visits, phones, and which messages they agreed to. */
export class People {
  readonly #group: Group;
  readonly #clock: Clock;
  /** When a visit was last written down: one row a minute is enough to know of two hours. */
  readonly #seen = new Map<string, number>();
  readonly #queries;

  constructor(group: Group, clock: Clock) {
    this.#group = group;
    this.#clock = clock;
    const user = (column: string) =>
      query(
        group,
        `INSERT INTO wx_users (openid, ${column}) VALUES (?, ?) ON CONFLICT (openid) DO UPDATE SET ${column} = excluded.${column}`,
      );
    this.#queries = {
      visit: user('visited'),
      phone: user('phone'),
      messages: user('messages'),
      user: query(group, 'SELECT visited, phone, messages FROM wx_users WHERE openid = ?'),
      grant: query(
        group,
        `INSERT INTO wx_consents (openid, template, credits) VALUES (?, ?, 1)
         ON CONFLICT (openid, template) DO UPDATE SET credits = credits + 1`,
      ),
      spend: query(
        group,
        'UPDATE wx_consents SET credits = credits - 1 WHERE openid = ? AND template = ? AND credits > 0',
      ),
      keep: query(
        group,
        `INSERT INTO wx_consents (openid, template, kept) VALUES (?, ?, ?)
         ON CONFLICT (openid, template) DO UPDATE SET kept = excluded.kept`,
      ),
      withdraw: query(
        group,
        `INSERT INTO wx_consents (openid, template, kept) VALUES (?, ?, 'reject')
         ON CONFLICT (openid, template) DO UPDATE SET credits = 0, kept = 'reject'`,
      ),
      kept: query(group, 'SELECT kept FROM wx_consents WHERE openid = ? AND template = ?'),
      ban: query(group, 'INSERT OR IGNORE INTO wx_bans (template) VALUES (?)'),
      unban: query(group, 'DELETE FROM wx_bans WHERE template = ?'),
      banned: query(group, 'SELECT 1 FROM wx_bans WHERE template = ?'),
      code: query(group, 'INSERT INTO wx_codes (code, openid, phone, at) VALUES (?, ?, ?, ?)'),
      redeem: query(group, 'DELETE FROM wx_codes WHERE code = ? RETURNING openid, phone, at'),
    };
  }

  /** The user has the mini-program open. */
  visit(openid: string): void {
    const now = this.#clock.now();
    const last = this.#seen.get(openid);
    if (last !== undefined && Math.abs(now - last) < VISIT_GRAIN) return;
    this.#seen.set(openid, now);
    this.#group.atomically(() => this.#queries.visit.run(openid, now));
  }

  /** Writes the next visit of everyone down again. */
  forget(): void {
    this.#seen.clear();
  }

  /** Whether the user was in the mini-program within the last two hours. */
  visited(openid: string): boolean {
    return this.#clock.now() - Math.max(this.#seen.get(openid) ?? 0, this.#user(openid)[0]) <= VISIT_LASTS;
  }

  setPhone(openid: string, phone: string): void {
    this.#group.atomically(() => this.#queries.phone.run(openid, phone));
  }

  /** Empty when the user bound none. */
  phone(openid: string): string {
    return this.#user(openid)[1];
  }

  /** The user's main switch for subscription messages. */
  setMessages(openid: string, on: boolean): void {
    this.#group.atomically(() => this.#queries.messages.run(openid, on ? 1 : 0));
  }

  messages(openid: string): boolean {
    return this.#user(openid)[2] === 1;
  }

  /** The user allows one more message of a template. */
  grant(openid: string, template: string): void {
    this.#group.atomically(() => this.#queries.grant.run(openid, template));
  }

  /** Takes one allowed message; false when there is none. */
  spend(openid: string, template: string): boolean {
    return this.#group.atomically(() => this.#queries.spend.run(openid, template)) > 0;
  }

  /** “总是保持以上选择”: from now on the user is not asked again. */
  keep(openid: string, template: string, answer: Consent): void {
    this.#group.atomically(() => this.#queries.keep.run(openid, template, answer));
  }

  /** The answer that is always kept, if any. */
  kept(openid: string, template: string): Consent | undefined {
    const [kept] = this.#queries.kept.one<[Consent | '']>(openid, template) ?? [''];
    return kept === '' ? undefined : kept;
  }

  /** The user turns a template off in the settings: what was allowed is void. */
  withdraw(openid: string, template: string): void {
    this.#group.atomically(() => this.#queries.withdraw.run(openid, template));
  }

  /** The platform takes a template away from the app, or gives it back. */
  setBanned(template: string, banned: boolean): void {
    this.#group.atomically(() => this.#queries[banned ? 'ban' : 'unban'].run(template));
  }

  banned(template: string): boolean {
    return this.#queries.banned.one(template) !== undefined;
  }

  /** A code for the phone button, good once and for five minutes. */
  phoneCode(openid: string, phone: string): string {
    const code = randomBytes(32).toString('hex');
    this.#group.atomically(() => this.#queries.code.run(code, openid, phone, this.#clock.now()));
    return code;
  }

  /** Uses a phone code up; undefined when it is none, used or over. */
  redeem(code: string): { openid: string; phone: string; at: number } | undefined {
    const row = this.#group.atomically(() => this.#queries.redeem.one<[string, string, number]>(code));
    if (!row) return undefined;
    const [openid, phone, at] = row;
    return this.#clock.now() - at <= CODE_LASTS ? { openid, phone, at } : undefined;
  }

  #user(openid: string): [number, string, number] {
    return this.#queries.user.one<[number, string, number]>(openid) ?? [0, '', 1];
  }
}
