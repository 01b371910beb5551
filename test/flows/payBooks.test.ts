import { DAY, dateOf, dayStart, HOUR } from '../../src/domain/_kernel/time';
import { rawDocs, wxRequests } from '../support/peek';
import { askBack } from '../support/shops';
import { cast } from '../support/town';
import { openTill, paid, type Till } from '../support/till';

const UPLOAD = '/wxa/sec/order/upload_shipping_info';

let till: Till;
/** Goods that nobody fetched are paid back days later: that must not fall into a day whose books are compared. */
const withItsTill = (): void => {
  beforeAll(async () => {
    till = await openTill();
  });
  beforeEach(() => till.renew());
  afterAll(() => till.stop());
};

/** The clock goes on to half past ten of the next day, when bills are written. */
const nextMorning = async (): Promise<string> => {
  const now = till.world.deps.now();
  await till.later(dayStart(now) + DAY + 10.5 * HOUR - now);
  return dateOf(now);
};
const daysCompared = async (day: string) =>
  (await rawDocs(till.world, 'reconciliations')).find(({ _id }) => _id === day);

describe('yesterday’s books', () => {
  withItsTill();
  it('agree with WeChat’s bills: what was paid, what was given back, what the account shows', async () => {
    await nextMorning();
    const order = await paid(till);
    await paid(till, 1);
    const { id } = await askBack(till.shop, order.id, order.openid);
    await till.world.ok(cast.staff, 'shop.approveRefund', { id });
    await till.minute();
    await till.later(5_000);
    const day = await nextMorning();
    await till.minute();
    expect(await daysCompared(day)).toMatchObject({
      ...{ state: 'done', payments: 2, refunds: 1, paid: 3 * 2880, back: 2880, differences: [] },
    });
  });

  it('show what WeChat has and we have not, and the other way round', async () => {
    await nextMorning();
    const [known, lost, false_] = [await paid(till, 1), await paid(till, 2), await paid(till, 3)];
    const ids = await Promise.all([lost, false_].map(async ({ id }) => (await till.payment(id))._id));
    const { store } = till.world.deps;
    await store.updateIf('payments', ids[0] ?? '', {}, { set: { paidAt: null } });
    await store.updateIf('payments', ids[1] ?? '', {}, { set: { amount: 9 } });
    const day = await nextMorning();
    await till.minute();
    const row = await daysCompared(day);
    expect(row).toMatchObject({ state: 'done', payments: 2 });
    expect(row?.['differences']).toHaveLength(2);
    expect(row?.['differences']).toEqual(
      expect.arrayContaining([
        { about: 'payment', number: ids[0], ours: null, theirs: 5760 },
        { about: 'payment', number: ids[1], ours: 9, theirs: 8640 },
      ]),
    );
    expect(till.logs).toContainEqual(
      expect.objectContaining({ what: 'our books and WeChat Pay differ', number: ids[0] }),
    );
    expect((await till.order(known.id)).state).toBe('paid');
  });

  it('are compared again later when a bill cannot be had or was changed on its way', async () => {
    await nextMorning();
    await paid(till, 1);
    const day = await nextMorning();
    await till.fault({ path: '/v3/bill/tradebill', mode: 'http-500' });
    await till.minute();
    expect(await daysCompared(day)).toMatchObject({ state: 'open', tries: 1 });
    await till.minute();
    expect(await daysCompared(day)).toMatchObject({ state: 'open', tries: 1 });
    await till.later(10 * 60_000);
    await till.minute();
    expect(await daysCompared(day)).toMatchObject({ state: 'done', tries: 2, payments: 1, differences: [] });
  });

  it('of a day without any payment agree with there being no bill', async () => {
    await nextMorning();
    const day = await nextMorning();
    await till.minute();
    expect(await daysCompared(day)).toMatchObject({ state: 'done', payments: 0, differences: [] });
  });
});

describe('goods that are ready', () => {
  withItsTill();
  const ready = async () => {
    const order = await paid(till);
    await till.world.ok(cast.staff, 'shop.prepare', { id: order.id });
    await till.world.ok(cast.staff, 'shop.ready', { id: order.id });
    return order;
  };
  const told = async (id: string) => {
    const { transactionId } = await till.payment(id);
    const asked = await wxRequests(till.world, UPLOAD);
    return asked.filter(({ body }) => JSON.stringify(body).includes(String(transactionId)));
  };

  it('are told to WeChat once, as goods to be collected', async () => {
    const { openid, id } = await ready();
    await till.minute();
    await till.later(HOUR);
    await till.minute();
    expect(await till.payment(id)).toMatchObject({ shipping: 'sent', shipAt: null });
    const [first, ...more] = (await told(id)).filter(({ answer }) => answer['errcode'] !== 42001);
    expect(more).toEqual([]);
    expect(first?.body).toMatchObject({ logistics_type: 4, delivery_mode: 1, payer: { openid } });
    expect(first?.answer).toMatchObject({ errcode: 0 });
  });

  it('are told again when the answer was lost, which WeChat does not count as a change', async () => {
    // The first makes sure of a token, so that the fault meets the news itself.
    await ready();
    await till.minute();
    const { id } = await ready();
    await till.control('faults', { target: 'wx', path: '/wxa/sec/order', mode: 'lost-answer' });
    await till.minute();
    expect((await till.payment(id)).shipping).toBe('due');
    await till.later(60_000);
    await till.minute();
    expect((await till.payment(id)).shipping).toBe('sent');
    // Tokens of the hour before are refused first, and fetched again.
    const codes = (await told(id)).map(({ answer }) => answer['errcode']).filter((code) => code !== 42001);
    expect(codes).toEqual([0, 10060023]);
  });

  it('are given up after two days of refusals, which the log says', async () => {
    const { id } = await ready();
    await till.control('faults', { target: 'wx', path: '/wxa/sec/order', mode: 'refuse', times: null });
    for (let hour = 0; hour < 60; hour += 6) {
      await till.later(6 * HOUR);
      await till.minute();
    }
    expect((await till.payment(id)).shipping).toBe('due');
    for (let hour = 0; hour < 60; hour += 6) {
      await till.later(6 * HOUR);
      await till.minute();
    }
    expect((await till.payment(id)).shipping).toBe('failed');
  });
});
