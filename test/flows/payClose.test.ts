import { paymentMachine } from '../../src/domain/shop/payment';
import { buy, newBuyer, systemMove } from '../support/shops';
import { openTill, ordered, type Till } from '../support/till';

const MINUTE = 60_000;
const CLOSE = '/v3/pay/transactions/out-trade-no';

let till: Till;
beforeAll(async () => {
  till = await openTill();
});
beforeEach(() => till.renew());
afterAll(() => till.stop());

const cancel = (openid: string, id: string) => till.world.ok(openid, 'shop.cancel', { id });
const stateOf = async (id: string) => [
  (await till.order(id)).state,
  (await till.payment(id)).state,
  await till.pieces(),
];

describe('an order that is given up', () => {
  it('keeps its goods until WeChat has confirmed the close', async () => {
    const { openid, id, params } = await ordered(till);
    await cancel(openid, id);
    expect(await stateOf(id)).toEqual(['closing', 'prepaid', '18+2+0']);
    await till.minute();
    expect(await stateOf(id)).toEqual(['cancelled', 'closed', '20+0+0']);
    expect((await till.at(id))?.state).toBe('CLOSED');
    expect(await till.phone(openid, params)).toMatch(/^requestPayment:fail/);
  });

  it('by nobody paying for a quarter of an hour is closed by itself', async () => {
    const { id } = await ordered(till);
    await till.later(15 * MINUTE);
    await till.minute();
    await till.minute();
    expect(await stateOf(id)).toEqual(['cancelled', 'closed', '20+0+0']);
  });

  it.each([
    ['the close is refused', { mode: 'http-500' }],
    ['the answer to the close is forged', { mode: 'wrong-signature' }],
    ['WeChat is not to be reached', { mode: 'network-down' }],
  ])('stays with its goods held while %s', async (_what, fault) => {
    const { openid, id } = await ordered(till);
    await cancel(openid, id);
    // The first question, the close and the question after it: whichever of them fails, nothing is decided.
    await till.fault({ path: CLOSE, ...fault, times: null });
    await till.minute();
    expect(await stateOf(id)).toEqual(['closing', 'prepaid', '18+2+0']);
    await till.calm();
    await till.minute();
    expect((await till.order(id)).state).toBe('closing');
    await till.later(MINUTE);
    await till.minute();
    expect((await till.order(id)).state).toBe('cancelled');
  });

  it('is closed by the very answer that was lost: the next question shows it', async () => {
    const { openid, id } = await ordered(till);
    await cancel(openid, id);
    const { _id } = await till.payment(id);
    await till.fault({ path: `${CLOSE}/${_id}/close`, mode: 'lost-answer' });
    await till.minute();
    expect(await stateOf(id)).toEqual(['cancelled', 'closed', '20+0+0']);
  });

  it('is paid where the buyer was faster than the close', async () => {
    const { openid, id, params } = await ordered(till);
    await till.fault({ path: '/notify', mode: 'network-down', times: null });
    await cancel(openid, id);
    await till.phone(openid, params);
    await till.minute();
    expect(await stateOf(id)).toEqual(['paid', 'success', '18+0+2']);
  });
});

describe('money that comes after the close', () => {
  it('goes back by itself, and the order stays given up', async () => {
    const { openid, id, params } = await ordered(till);
    await till.fault({ path: '/notify', mode: 'network-down' });
    await till.phone(openid, params);
    await cancel(openid, id);
    const { _id } = await till.payment(id);
    // As if WeChat had confirmed the close and taken the money all the same.
    await systemMove(till.shop.town, paymentMachine, _id, 'close', { nextAt: null });
    expect(await stateOf(id)).toEqual(['cancelled', 'closed', '20+0+0']);
    await till.control(`pay/notify/${_id}`);
    expect(await till.confirm(openid, id)).toEqual({ paid: true, state: 'cancelled' });
    expect(await till.pieces()).toBe('20+0+0');
    await till.minute();
    await till.later(10_000);
    await till.later(MINUTE);
    await till.minute();
    expect(await till.refunds(id)).toMatchObject([{ state: 'succeeded', amount: 5760, automatic: true }]);
    expect((await till.at(id))?.refunds).toMatchObject([{ amount: 5760, state: 'SUCCESS' }]);
    expect(await stateOf(id)).toEqual(['cancelled', 'success', '20+0+0']);
  });
});

describe('a number that was never given out', () => {
  it('is closed at WeChat when the order was given up while WeChat was being asked', async () => {
    const openid = newBuyer();
    const { id } = await buy(till.shop, openid, 2);
    till.meddle({
      order: async (order) => {
        const prepayId = await till.bank.order(order);
        await cancel(openid, id);
        return prepayId;
      },
    });
    await expect(till.prepay(openid, id)).rejects.toThrow('NOT_PAYABLE');
    expect(await stateOf(id)).toEqual(['cancelled', 'closed', '20+0+0']);
    expect((await till.at(id))?.state).toBe('CLOSED');
  });
});
