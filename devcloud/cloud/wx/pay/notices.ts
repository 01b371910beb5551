import { randomInt, randomUUID } from 'node:crypto';
import type { FaultMode, Faults } from '../../faults';
import { isLoopback } from './check';
import type { Notice, Order } from './ledger';
import type { PayParts } from './parts';
import { seal, signatureHeaders } from './signing';
import { rfc3339 } from './times';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** When a notification that was not acknowledged is sent again, each counted from the one before: 24 h 4 min in all. */
export const RETRIES: readonly number[] = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
];
const MODES: readonly FaultMode[] = ['delay', 'duplicate', 'reorder', 'wrong-signature', 'lost-answer', 'network-down'];
const SUMMARIES = {
  'TRANSACTION.SUCCESS': '支付成功',
  'REFUND.SUCCESS': '退款成功',
  'REFUND.ABNORMAL': '退款异常',
  'REFUND.CLOSED': '退款关闭',
};

const isAcknowledged = (outcome: string): boolean => outcome === '200' || outcome === '204';

/** Notifications: owed, sent, and sent again until the merchant acknowledges them. */
export class Notices {
  readonly #parts: PayParts;
  readonly #faults: Faults;
  readonly #timeoutMs: number;
  readonly #ending = new AbortController();

  constructor(parts: PayParts, faults: Faults, timeoutMs: number) {
    this.#parts = parts;
    this.#faults = faults;
    this.#timeoutMs = timeoutMs;
  }

  /** Writes a notification down, due at once; part of the caller's commit. */
  owe(event: Notice['event'], order: Order, url: string, resource: object): void {
    const createdAt = this.#parts.clock.now();
    this.#parts.ledger.notices.put({
      id: randomUUID(),
      event,
      orderNumber: order.number,
      openid: order.openid,
      url,
      resource,
      createdAt,
      dueAt: createdAt,
      held: false,
      attempts: [],
    });
  }

  /** Breaks off what is being sent. */
  end(): void {
    this.#ending.abort();
  }

  due(): Notice[] {
    return this.#parts.ledger.notices.all('due <= ? ORDER BY due, id', this.#parts.clock.now());
  }

  /** Makes every notification of an order due once more; how many there are. */
  again(orderNumber: string): number {
    const { ledger, group, clock } = this.#parts;
    const notices = ledger.notices.all('trade = ? ORDER BY created', orderNumber);
    group.atomically(() => notices.forEach((notice) => ledger.notices.put({ ...notice, dueAt: clock.now() })));
    return notices.length;
  }

  /** Sends a due notification, or lets a fault have its way with it; says what happened. */
  async deliver(notice: Notice): Promise<string> {
    const path = `/notify/${notice.event}`;
    // Whoever is told of a payment must find it, even after a crash.
    await this.#parts.group.durable();
    const fault = this.#faults.take('pay', path, notice.openid, MODES);
    const now = this.#parts.clock.now();
    if (fault?.mode === 'delay' || (fault?.mode === 'reorder' && !notice.held)) {
      const held = fault.mode === 'reorder';
      this.#put({ ...notice, held, dueAt: now + (held ? 15 * SECOND : (fault.delayMs ?? 0)) });
      return `${notice.event} ${notice.orderNumber} ${held ? 'held back' : 'delayed'}`;
    }
    const send = (): Promise<string> =>
      this.#send(notice, fault?.mode === 'wrong-signature' ? (fault.flaw ?? 'digest') : undefined);
    let outcome = fault?.mode === 'network-down' ? 'network down' : await send();
    if (fault?.mode === 'duplicate') outcome = await send();
    if (fault?.mode === 'lost-answer') outcome = `answer lost (${outcome})`;
    // An end in between leaves it owed: it is sent again after the next start.
    if (this.#ending.signal.aborted) return `${notice.event} ${notice.orderNumber} broken off`;
    this.#record(notice, outcome, notice.dueAt ?? now);
    this.#release(notice.id);
    return `${notice.event} ${notice.orderNumber} ${outcome}`;
  }

  #record(notice: Notice, outcome: string, dueAt: number): void {
    const attempt = notice.attempts.length + 1;
    const wait = isAcknowledged(outcome) ? undefined : RETRIES[attempt - 1];
    this.#put({
      ...notice,
      held: false,
      dueAt: wait === undefined ? null : dueAt + wait,
      attempts: [...notice.attempts, { at: this.#parts.clock.now(), attempt, outcome }],
    });
  }

  #release(overtaker: string): void {
    const { ledger, clock } = this.#parts;
    const waiting = ledger.notices.all('due IS NOT NULL').filter((notice) => notice.held && notice.id !== overtaker);
    for (const notice of waiting) this.#put({ ...notice, dueAt: clock.now() });
  }

  #put(notice: Notice): void {
    const { group, ledger } = this.#parts;
    // What was being sent while everything was forgotten does not come back.
    group.atomically(() => ledger.notices.one('id = ?', notice.id) && ledger.notices.put(notice));
  }

  async #send(notice: Notice, flaw: Parameters<typeof signatureHeaders>[3]): Promise<string> {
    const { keys, mode } = this.#parts;
    const original = notice.event.startsWith('REFUND') ? 'refund' : 'transaction';
    const body = JSON.stringify({
      id: notice.id,
      create_time: rfc3339(notice.createdAt),
      resource_type: 'encrypt-resource',
      event_type: notice.event,
      summary: SUMMARIES[notice.event],
      resource: { original_type: original, ...seal(JSON.stringify(notice.resource), keys().apiV3Key, original) },
    });
    const choice = keys().platform(mode);
    // While a merchant switches keys, notifications are signed with either.
    const key = choice[randomInt(choice.length)] ?? keys().publicKey;
    return this.post(notice.url, body, signatureHeaders(key, body, this.#parts.clock.now(), flaw));
  }

  /** Posts to a merchant's address on this machine; the status, or why there is none. */
  async post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<string> {
    if (!isLoopback(new URL(url))) return 'not sent: the sandbox calls this machine only';
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Mozilla/4.0',
          'request-id': randomUUID(),
          ...headers,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(this.#timeoutMs), this.#ending.signal]),
      });
      await response.arrayBuffer();
      return String(response.status);
    } catch (error) {
      return (error as { name?: unknown }).name === 'TimeoutError' ? 'timeout' : 'no connection';
    }
  }

  /** Sends a probe whose signature is wrong on purpose: a merchant that checks answers 4xx or 5xx. */
  async probe(url: string): Promise<{ passed: boolean; outcome: string }> {
    const { keys, mode, clock } = this.#parts;
    const [key = keys().publicKey] = keys().platform(mode);
    const body = JSON.stringify({
      id: randomUUID(),
      create_time: rfc3339(clock.now()),
      resource_type: 'encrypt-resource',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource: { original_type: 'transaction', ...seal('{}', keys().apiV3Key, 'transaction') },
    });
    const signed = signatureHeaders(key, body, clock.now());
    const signature = `WECHATPAY/SIGNTEST/${signed['Wechatpay-Signature']?.slice('WECHATPAY/SIGNTEST/'.length)}`;
    const outcome = await this.post(url, body, { ...signed, 'Wechatpay-Signature': signature });
    return { passed: /^[45]\d\d$/.test(outcome), outcome };
  }
}
