import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startKillable } from '../support/killable';
import { merchantOf, PAY_APP } from '../support/merchant';
import type { Merchant } from '../support/merchant';
import { openInbox } from '../support/payInbox';
import type { Inbox } from '../support/payInbox';
import { Random } from './differential/random';

const ROUNDS = 3;
const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-pay-'));
let inbox: Inbox;

beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(async () => {
  await inbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = () => startKillable({ dataDir, timers: false, functionEnv: { WX_APPID: PAY_APP } });
const merchantAt = (url: string): Promise<Merchant> => merchantOf({ cloud: { url, clock: { now: Date.now } } });

/** Orders and pays until the cloud is gone; what was acknowledged is written down. */
const work = async (merchant: Merchant, paid: Set<string>, enough: () => void): Promise<void> => {
  for (;;) {
    try {
      const { number, prepayId } = await merchant.order({ notify_url: inbox.url });
      const { errMsg } = await merchant.phone(prepayId, 'pay');
      if (errMsg === 'requestPayment:ok') paid.add(number);
    } catch {
      return;
    }
    enough();
  }
};

describe('a power cut amid payments', () => {
  it('loses no acknowledged payment, and every one is told in the end', async () => {
    const paid = new Set<string>();
    const random = new Random(jest.getSeed());
    for (let round = 0; round < ROUNDS; round++) {
      const cloud = await start();
      const merchant = await merchantAt(cloud.url);
      const goal = paid.size + 5 + random.below(20);
      await new Promise<void>((resolve) => {
        const enough = (): void => (paid.size >= goal ? resolve(void cloud.kill()) : undefined);
        for (let till = 0; till < 4; till++) void work(merchant, paid, enough);
      });
      await cloud.kill();
    }
    const cloud = await start();
    const merchant = await merchantAt(cloud.url);
    await merchant.advance(60_000);
    expect(paid.size).toBeGreaterThanOrEqual(ROUNDS * 5);
    const told = new Set(inbox.arrived.map(({ body }) => merchant.open(body)['out_trade_no']));
    const payments = new Map((await merchant.payments()).map((payment) => [payment.outTradeNo, payment]));
    for (const number of paid) {
      expect(payments.get(number)).toMatchObject({ state: 'SUCCESS', owed: [] });
      expect(told).toContain(number);
    }
    await cloud.kill();
  });
});
