import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Group } from '../engine/types';
import type { Body, WxAnswer } from './answers';
import { WxError } from './answers';
import { query } from './tables';

const LIFE = 7_200_000;
const RENEWED_EARLY = 300_000;
const FORCE_APART = 30_000;
const FORCED_A_DAY = 20;
const DAY = 86_400_000;

/** Whose tokens they are; an empty app or secret is not checked. */
export interface WxAccount {
  appId: string;
  secret: string;
}

/** The stable access tokens of the app: one for all who ask, renewed five minutes before it ends. */
export class AccessTokens {
  readonly #account: WxAccount;
  readonly #clock: Clock;
  readonly #newest;
  readonly #forced;
  readonly #insert;
  readonly #kill;
  readonly #find;

  constructor(group: Group, account: WxAccount, clock: Clock) {
    this.#account = account;
    this.#clock = clock;
    this.#newest = query(group, 'SELECT value, until FROM wx_tokens WHERE dead = 0 ORDER BY n DESC LIMIT 1');
    this.#forced = query(group, 'SELECT count(*), max(made) FROM wx_tokens WHERE forced = 1 AND made > ?');
    this.#insert = query(group, 'INSERT INTO wx_tokens (value, made, until, forced) VALUES (?, ?, ?, ?)');
    this.#kill = query(group, 'UPDATE wx_tokens SET dead = 1 WHERE dead = 0');
    this.#find = query(group, 'SELECT until, dead FROM wx_tokens WHERE value = ?');
  }

  /** Answers `/cgi-bin/stable_token`. */
  issue(body: Body): WxAnswer {
    this.#identify(body);
    const now = this.#clock.now();
    const [value, until] = this.#newest.one<[string, number]>() ?? ['', 0];
    const old = until - now < RENEWED_EARLY;
    const forced = body['force_refresh'] === true && this.#mayForce(now);
    return this.#answer(old || forced ? this.#make(now, forced) : { value, until }, now);
  }

  /** Refuses a request whose token is missing, unknown, replaced or over. */
  check(token: string | null): void {
    if (token === null || token === '') throw new WxError(41001, 'access_token missing');
    const [until, dead] = this.#find.one<[number, number]>(token) ?? [0, 1];
    if (dead === 1) throw new WxError(40001, 'invalid credential, access_token is invalid or not latest');
    if (until <= this.#clock.now()) throw new WxError(42001, 'access_token expired');
  }

  #identify(body: Body): void {
    const { appid, secret } = body;
    const { appId, secret: expected } = this.#account;
    if (body['grant_type'] !== 'client_credential') throw new WxError(40002, 'invalid grant_type');
    if (typeof appid !== 'string' || appid === '') throw new WxError(41002, 'appid missing');
    if (appId !== '' && appid !== appId) throw new WxError(40013, 'invalid appid');
    if (typeof secret !== 'string' || secret === '') throw new WxError(41004, 'appsecret missing');
    if (expected !== '' && secret !== expected) throw new WxError(40125, 'invalid appsecret');
  }

  /** Forcing again within half a minute renews nothing; the twenty-first of a day is refused. */
  #mayForce(now: number): boolean {
    const [count, last] = this.#forced.one<[number, number | null]>(now - DAY) ?? [0, null];
    if (last !== null && now - last < FORCE_APART) return false;
    if (count >= FORCED_A_DAY) throw new WxError(45009, 'reach max api daily quota limit');
    return true;
  }

  #make(now: number, forced: boolean): { value: string; until: number } {
    // Renewed in time, the token before stays good until its own end; forced, it is worthless at once.
    if (forced) this.#kill.run();
    const made = { value: randomBytes(96).toString('base64url'), until: now + LIFE };
    this.#insert.run(made.value, now, made.until, forced ? 1 : 0);
    return made;
  }

  #answer({ value, until }: { value: string; until: number }, now: number): WxAnswer {
    return { access_token: value, expires_in: Math.floor((until - now) / 1000) };
  }
}
