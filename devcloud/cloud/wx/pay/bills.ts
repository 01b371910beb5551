import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { fundFlowBill, tradeBill } from './billRows';
import type { TradeBillType } from './billRows';
import { oneOf } from './check';
import { invalidRequest, PayError, paramError } from './errors';
import type { PayCall, PayParts } from './parts';
import { startOfDay } from './times';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const THREE_MONTHS = 92 * DAY;
const FIVE_MINUTES = 300_000;

interface Ticket {
  kind: 'trade' | 'fund';
  day: number;
  type: string;
  gzip: boolean;
  until: number;
}

/** Bills: applied for with a signature, then fetched from an address that is good for five minutes. */
export class Bills {
  readonly #parts: PayParts;

  constructor(parts: PayParts) {
    this.#parts = parts;
  }

  /** GET /v3/bill/tradebill */
  trade({ query }: PayCall): object {
    const type = query.get('bill_type') ?? 'ALL';
    oneOf('ALL', 'SUCCESS', 'REFUND')(type, 'bill_type');
    return this.#apply('trade', type, query, 10);
  }

  /** GET /v3/bill/fundflowbill */
  fundFlow({ query }: PayCall): object {
    const type = query.get('account_type') ?? 'BASIC';
    oneOf('BASIC', 'OPERATION', 'FEES')(type, 'account_type');
    return this.#apply('fund', type, query, 9);
  }

  #apply(kind: Ticket['kind'], type: string, query: URLSearchParams, hour: number): object {
    const now = this.#parts.clock.now();
    const date = query.get('bill_date') ?? '';
    const day = startOfDay(date);
    if (day === undefined) throw paramError('bill_date', 'the date is not yyyy-MM-DD', date, 'query');
    const tar = query.get('tar_type');
    if (tar !== null) oneOf('GZIP')(tar, 'tar_type');
    if (now < day + DAY) throw invalidRequest('账单日期只能是今天以前的日期');
    if (now < day + DAY + hour * HOUR) throw new PayError(400, 'STATEMENT_CREATING', '账单正在生成中，请稍后再试');
    if (now > day + THREE_MONTHS) throw invalidRequest('仅支持三个月内的账单下载申请');
    const ticket: Ticket = { kind, day, type, gzip: tar !== null, until: now + FIVE_MINUTES };
    const text = this.#text(ticket);
    if (text === undefined) throw new PayError(400, 'NO_STATEMENT_EXIST', '请求的账单文件不存在');
    const token = this.#token(ticket);
    return {
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(text).digest('hex'),
      download_url: `${this.#parts.url}/v3/billdownload/file?token=${token}${ticket.gzip ? '&tartype=gzip' : ''}`,
    };
  }

  /** GET /v3/billdownload/file: the bill itself, unsigned. */
  download({ query }: PayCall): Buffer {
    const ticket = this.#ticket(query.get('token') ?? '');
    const text = ticket && this.#text(ticket);
    if (!ticket || text === undefined) throw invalidRequest('账单下载地址无效');
    if (this.#parts.clock.now() > ticket.until) throw invalidRequest('账单下载地址已过期，请重新申请');
    return ticket.gzip ? gzipSync(text) : Buffer.from(text);
  }

  #text({ kind, day, type }: Ticket): string | undefined {
    if (kind === 'trade') return tradeBill(this.#parts, day, type as TradeBillType);
    return type === 'BASIC' ? fundFlowBill(this.#parts, day) : undefined;
  }

  #mac(text: string): Buffer {
    return createHmac('sha256', this.#parts.keys().apiV3Key).update(text).digest();
  }

  #token(ticket: Ticket): string {
    const text = Buffer.from(JSON.stringify(ticket)).toString('base64url');
    return `${text}.${this.#mac(text).toString('base64url')}`;
  }

  #ticket(token: string): Ticket | undefined {
    const [text = '', mac = ''] = token.split('.');
    const [given, right] = [Buffer.from(mac, 'base64url'), this.#mac(text)];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as Ticket;
  }
}
