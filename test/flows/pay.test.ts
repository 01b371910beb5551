import { buy, newBuyer } from '../support/shops';
import { openTill, ordered, type Till } from '../support/till';

const MINUTE = 60_000;

let till: Till;
beforeAll(async () => {
  till = await openTill();
});
beforeEach(() => till.renew());
afterAll(() => till.stop());

describe('an order is paid', () => {
  it('by the notification: the goods are sold, and the buyer has his code', async () => {
    const { openid, id, params } = await ordered(till);
    expect(await till.pieces()).toBe('18+2+0');
    expect(await till.phone(openid, params)).toBe('requestPayment:ok');
    await till.later(0);
    expect(await till.order(id)).toMatchObject({ state: 'paid', code: expect.stringMatching(/^\d{6}$/) });
    expect(await till.payment(id)).toMatchObject({ state: 'success', amount: 5760, nextAt: null });
    expect(await till.pieces()).toBe('18+0+2');
    expect((await till.at(id))?.owed).toEqual([]);
  });

  it('by the question of the phone that came back, when the notification is lost', async () => {
    const { openid, id, params } = await ordered(till);
    await till.fault({ path: '/notify', mode: 'network-down', times: null });
    expect(await till.confirm(openid, id)).toEqual({ paid: false, state: 'pending_payment' });
    await till.phone(openid, params);
    await till.later(0);
    expect((await till.order(id)).state).toBe('pending_payment');
    expect(await till.confirm(openid, id)).toEqual({ paid: true, state: 'paid' });
    expect(await till.pieces()).toBe('18+0+2');
  });

  it('by the sweep, when nobody comes back and nothing is told', async () => {
    const { openid, id, params } = await ordered(till);
    await till.fault({ path: '/notify', mode: 'network-down', times: null });
    await till.phone(openid, params);
    await till.minute();
    expect((await till.order(id)).state).toBe('pending_payment');
    await till.later(MINUTE);
    await till.minute();
    expect((await till.order(id)).state).toBe('paid');
  });

  it('once, however often and in whatever order it is told', async () => {
    const { openid, id, params } = await ordered(till);
    await till.fault({ path: '/notify', mode: 'duplicate' });
    await till.phone(openid, params);
    await till.later(0);
    const [order, payment] = [await till.order(id), await till.payment(id)];
    await till.control(`pay/notify/${payment._id}`);
    await Promise.all([till.confirm(openid, id), till.http(till.last()), till.http(till.last())]);
    await till.later(2 * MINUTE);
    await till.minute();
    expect([await till.order(id), await till.payment(id)]).toEqual([order, payment]);
    expect(await till.pieces()).toBe('18+0+2');
  });
});

describe('what the phone is given', () => {
  it('is the same order at WeChat, however often it is asked for', async () => {
    const { openid, id, params } = await ordered(till);
    const again = await Promise.all([till.prepay(openid, id), till.prepay(openid, id)]);
    expect(new Set([params, ...again].map((one) => one.package)).size).toBe(1);
    expect(await till.phone(openid, again[0])).toBe('requestPayment:ok');
  });

  it('is given again after an answer of WeChat was lost', async () => {
    const openid = newBuyer();
    const { id } = await buy(till.shop, openid);
    await till.fault({ path: '/v3/pay/transactions/jsapi', mode: 'lost-answer' });
    await expect(till.prepay(openid, id)).rejects.toThrow('PAY_AWAY');
    expect((await till.payment(id)).state).toBe('created');
    expect(await till.phone(openid, await till.prepay(openid, id))).toBe('requestPayment:ok');
  });

  it.each([['wrong-signature'], ['http-500'], ['refuse'], ['network-down']])(
    'is nothing while WeChat cannot be believed: %s',
    async (mode) => {
      const openid = newBuyer();
      const { id } = await buy(till.shop, openid);
      await till.fault({ path: '/v3/pay/transactions/jsapi', mode });
      await expect(till.prepay(openid, id)).rejects.toThrow('PAY_AWAY');
      expect((await till.payment(id)).prepayId).toBeNull();
    },
  );

  it('is nothing for an order of somebody else, an order given up, or one that is paid', async () => {
    const { openid, id, params } = await ordered(till);
    await expect(till.prepay(newBuyer(), id)).rejects.toThrow('NOT_FOUND');
    await till.phone(openid, params);
    await till.later(0);
    await expect(till.prepay(openid, id)).rejects.toThrow('NOT_PAYABLE');
    const other = await buy(till.shop, openid);
    await till.world.ok(openid, 'shop.cancel', { id: other.id });
    await expect(till.prepay(openid, other.id)).rejects.toThrow('NOT_PAYABLE');
    expect((await till.order(other.id)).state).toBe('cancelled');
    expect(await till.at(other.id)).toBeUndefined();
  });
});
