import { askBack } from '../support/shops';
import { cast } from '../support/town';
import { openTill, ordered, paid, type Till } from '../support/till';

const MINUTE = 60_000;
const REFUNDS = '/v3/refund/domestic/refunds';

let till: Till;
beforeAll(async () => {
  till = await openTill();
});
beforeEach(() => till.renew());
afterAll(() => till.stop());

/** A refund of one of two pieces that staff have agreed to. */
const agreed = async () => {
  const order = await paid(till);
  const { id: refund } = await askBack(till.shop, order.id, order.openid);
  await till.world.ok(cast.staff, 'shop.approveRefund', { id: refund });
  return { ...order, refund };
};

const states = async (id: string) => (await till.refunds(id)).map(({ state }) => state);
const given = async (id: string) => (await till.at(id))?.refunds.map(({ amount, state }) => [amount, state]);

describe('a refund staff have agreed to', () => {
  it('is paid back, and the notification says so', async () => {
    const { id, refund } = await agreed();
    await till.minute();
    expect(await states(id)).toEqual(['processing']);
    await till.later(5_000);
    expect(await states(id)).toEqual(['succeeded']);
    expect(await given(id)).toEqual([[2880, 'SUCCESS']]);
    expect(await till.payment(id)).toMatchObject({ free: 2880, reserves: [{ refund, amount: 2880 }] });
    expect(await till.pieces()).toBe('19+0+1');
  });

  it('is followed by questions when the notification is lost', async () => {
    const { id } = await agreed();
    await till.fault({ path: '/notify', mode: 'network-down', times: null });
    await till.minute();
    await till.later(5 * MINUTE);
    await till.minute();
    expect(await states(id)).toEqual(['succeeded']);
  });

  it.each([
    ['the answer is lost after WeChat took it', 'lost-answer'],
    ['WeChat fails', 'http-500'],
    ['the account is empty', 'refuse'],
    ['the answer is forged', 'wrong-signature'],
  ])('is asked for again under the same number when %s', async (_what, mode) => {
    const { id } = await agreed();
    const [refund] = await till.refunds(id);
    // The question finds nothing; what fails is the request behind it.
    till.meddle({
      refund: async (asked) => {
        await till.fault({ path: REFUNDS, mode });
        return till.bank.refund(asked);
      },
    });
    await till.minute();
    expect(await states(id)).toEqual(['processing']);
    till.meddle({});
    for (const wait of [MINUTE, 2 * MINUTE, 4 * MINUTE]) {
      await till.later(wait);
      await till.minute();
    }
    expect(await states(id)).toEqual(['succeeded']);
    const known = (await till.at(id))?.refunds;
    expect(known).toMatchObject([{ outRefundNo: refund?._id, amount: 2880, state: 'SUCCESS' }]);
  });

  it('is carried out once, though the function died behind every step', async () => {
    const { id } = await agreed();
    await till.fault({ path: '/notify', mode: 'network-down', times: null });
    const died = () => Promise.reject(new Error('killed'));
    for (const dies of [
      { refunded: () => till.bank.refunded('ref_nothing_of_ours_0000000'), refund: died },
      { refund: (asked: Parameters<typeof till.bank.refund>[0]) => till.bank.refund(asked).then(died) },
      { refunded: (number: string) => till.bank.refunded(number).then(died) },
    ]) {
      till.meddle(dies);
      await till.minute();
      expect(await states(id)).toEqual(['processing']);
      await till.later(30 * MINUTE);
    }
    till.meddle({});
    await till.minute();
    expect(await states(id)).toEqual(['succeeded']);
    expect(await given(id)).toEqual([[2880, 'SUCCESS']]);
  });

  it('that the bank could not carry out is told in the log, and followed when somebody has put it right', async () => {
    const { id, refund } = await agreed();
    await till.minute();
    await till.control(`pay/refunds/${refund}`, { fate: 'ABNORMAL' });
    await till.later(5_000);
    expect(await states(id)).toEqual(['failed']);
    expect(till.logs).toContainEqual(expect.objectContaining({ what: 'a refund was not carried out', refund }));
    till.meddle({ refunded: async (number) => ({ ...(await till.bank.refunded(number)), status: 'SUCCESS' }) });
    await till.later(6 * 60 * MINUTE);
    await till.minute();
    expect(await states(id)).toEqual(['succeeded']);
  });
});

describe('money', () => {
  it('of a paid order that is given up goes back whole, once', async () => {
    const { openid, id } = await paid(till);
    await till.world.ok(openid, 'shop.cancel', { id });
    await till.minute();
    await till.later(5_000);
    expect(await states(id)).toEqual(['succeeded']);
    expect(await given(id)).toEqual([[5760, 'SUCCESS']]);
    expect(await till.pieces()).toBe('20+0+0');
    await till.later(MINUTE);
    await till.minute();
    expect(await given(id)).toEqual([[5760, 'SUCCESS']]);
  });

  it('is never given back that was not put aside', async () => {
    const { id, refund } = await agreed();
    const payment = await till.payment(id);
    await till.world.deps.store.updateIf('payments', payment._id, {}, { pull: { reserves: { refund } } });
    await till.minute();
    expect(await given(id)).toEqual([]);
    expect(await states(id)).toEqual(['approved']);
    expect(till.logs.at(-1)).toMatchObject({ level: 'error', what: 'a refund has no money put aside' });
  });

  it('whose notification was kept, but not carried out before the function died, arrives with the sweep', async () => {
    const { openid, id, params } = await ordered(till);
    await till.phone(openid, params);
    const lost = () => Promise.reject(new Error('the database is away'));
    till.meddle({}, { updateIf: lost });
    await till.later(0);
    expect((await till.order(id)).state).toBe('pending_payment');
    expect((await till.at(id))?.owed).toEqual([]);
    till.meddle({});
    await till.later(MINUTE);
    await till.minute();
    expect((await till.order(id)).state).toBe('paid');
    expect(await till.pieces()).toBe('18+0+2');
  });
});
