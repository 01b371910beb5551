import type { Body, WxAnswer } from './answers';
import { DONE, openidIn, readBody, WxError } from './answers';
import type { PaidOrder, WxApi, WxSide } from './side';
import { query } from './tables';

/** Cards whose code is the number of a paid order: goods sent, goods to pick up, goods brought within the city. */
const PAID_TYPES = [2001, 2002, 2006];
const ACTIVATION = 24 * 3_600_000;
const UPDATES = 30 * 24 * 3_600_000;

interface Card {
  content: unknown;
  ext?: unknown;
}

const jsonIn = (value: unknown, errcode: number, field: string): Body => {
  const parsed = typeof value === 'string' ? readBody(value) : undefined;
  if (!parsed) throw new WxError(errcode, `invalid ${field}`);
  return parsed;
};

/** The order behind a card's code. */
const subject = (side: WxSide, body: Body): { openid: string; type: number; order: PaidOrder } => {
  const openid = openidIn(body['openid']);
  const type = Number(body['notify_type']);
  if (!PAID_TYPES.includes(type)) throw new WxError(85434, 'invalid notify_type');
  const code = body['notify_code'];
  const order = typeof code === 'string' ? side.orders.paidOrder({ transactionId: code }) : undefined;
  if (!order || order.openid !== openid) throw new WxError(85437, 'invalid notify_code');
  return { openid, type, order };
};

const find = ({ group }: WxSide, openid: string, type: number, code: string): Card | undefined => {
  const sql = 'SELECT state FROM wx_cards WHERE openid = ? AND type = ? AND code = ?';
  const [state] = query(group, sql).one<[string]>(openid, type, code) ?? [];
  return state === undefined ? undefined : (JSON.parse(state) as Card);
};

const save = ({ group }: WxSide, openid: string, type: number, code: string, card: Card): void => {
  const sql = `INSERT INTO wx_cards (openid, type, code, state) VALUES (?, ?, ?, ?)
    ON CONFLICT (openid, type, code) DO UPDATE SET state = excluded.state`;
  query(group, sql).run(openid, type, code, JSON.stringify(card));
};

const checkPayment = (body: Body, order: PaidOrder): void => {
  const check = jsonIn(body['check_json'], 85433, 'check_json');
  const paid = Math.floor(order.paidAt / 1000);
  if (check['pay_amount'] !== order.amount || check['pay_time'] !== paid)
    throw new WxError(85433, 'invalid check_json');
};

const setCard = (side: WxSide, body: Body): WxAnswer => {
  const { openid, type, order } = subject(side, body);
  const content = jsonIn(body['content_json'], 85432, 'content_json');
  if (!Number.isInteger(content['cur_status'])) throw new WxError(85432, 'invalid content_json');
  const card = find(side, openid, type, order.transactionId);
  if (!card) checkPayment(body, order);
  if (side.clock.now() - order.paidAt > (card ? UPDATES : ACTIVATION)) throw new WxError(85438, 'notify_code expired');
  save(side, openid, type, order.transactionId, { ...card, content });
  return DONE;
};

const setExtension = (side: WxSide, body: Body): WxAnswer => {
  const { openid, type, order } = subject(side, body);
  const ext = jsonIn(body['ext_json'], 85470, 'ext_json');
  const card = find(side, openid, type, order.transactionId);
  if (!card) throw new WxError(85437, 'invalid notify_code');
  save(side, openid, type, order.transactionId, { ...card, ext });
  return DONE;
};

const refuse = [85431, 'system error'] as const;

/** `/wxa/set_user_notify`: shows or moves on the service card of a paid order. */
export const setUserNotify: WxApi = {
  path: '/wxa/set_user_notify',
  openid: (body) => body['openid'],
  refuse,
  run: setCard,
};

/** `/wxa/set_user_notifyext`: adds details to a card that is shown. */
export const setUserNotifyExt: WxApi = {
  path: '/wxa/set_user_notifyext',
  openid: (body) => body['openid'],
  refuse,
  run: setExtension,
};
