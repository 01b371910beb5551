import type * as Lasting from '@/client/lasting';
import type * as Watch from '@/client/watch';
import { FakePhone, held } from '../support/fakePhone';

const fake = () => jest.requireActual<{ held: { phone: FakePhone } }>('../support/fakePhone').held.phone;
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: fake().taro() }));
jest.mock('react', () => ({}));
jest.mock('@/client/call', () => ({ invoke: async () => ({ ok: true, data: { id: 'per_asked', grants: [] } }) }));

const start = (): { seen: typeof Lasting; watch: typeof Watch } => {
  jest.resetModules();
  jest.clearAllTimers();
  const app = {
    seen: require('@/client/lasting') as typeof Lasting,
    watch: require('@/client/watch') as typeof Watch,
  };
  app.seen.openSeen();
  return app;
};
const me = (id: string, ...areas: string[]) => ({
  id,
  trust: 'phone',
  grants: areas.map((area) => ({ role: 'gridWorker', level: 'grid4', area })),
});
const LIST = 'reports.mine {}';

beforeEach(() => {
  jest.useFakeTimers();
  held.phone = new FakePhone();
});
afterEach(() => jest.useRealTimers());

test('a list is there at once after a restart, with the time it is from; what is nobody else’s business is not', async () => {
  const { watch } = start();
  watch.remember('people.me {}', me('per_a'), 5);
  watch.remember(LIST, { rows: [1] }, 7);
  watch.remember('shop.pickup {"id":"ord_1"}', { code: 'secret' }, 8);
  watch.remember('reports.readings {"id":"rep_1"}', { rows: [] }, 8);
  await jest.advanceTimersByTimeAsync(3_000);
  const again = start().watch;
  expect(again.recall(LIST)).toEqual({ at: 7, data: { rows: [1] } });
  expect(again.recallAll().map(([key]) => key)).toEqual(['people.me {}', LIST]);
  expect(held.phone.storage.get('seen')).not.toContain('secret');
});

test('another person, or other duties, see nothing of it; the same ones do', async () => {
  for (const [then, left] of [
    [me('per_a', 'plc_2', 'plc_1'), true],
    [me('per_b', 'plc_1', 'plc_2'), false],
    [me('per_a', 'plc_1'), false],
  ] as const) {
    held.phone = new FakePhone();
    const { watch } = start();
    watch.remember('people.me {}', me('per_a', 'plc_1', 'plc_2'));
    watch.remember(LIST, { rows: [] });
    await jest.advanceTimersByTimeAsync(3_000);
    const again = start().watch;
    again.remember('people.me {}', then);
    expect(again.recall(LIST) !== undefined).toBe(left);
    await jest.advanceTimersByTimeAsync(3_000);
    expect((held.phone.storage.get('seen') ?? '').includes(LIST)).toBe(left);
    expect(start().watch.recall('people.me {}')?.data).toEqual(then);
  }
});

test('who it belongs to is asked when no page has; another version of the store is not read', async () => {
  const { watch } = start();
  watch.remember(LIST, { rows: [] });
  await jest.advanceTimersByTimeAsync(3_000);
  expect(held.phone.storage.get('seen')).toContain('per_asked');
  held.phone.storage.set('seen', (held.phone.storage.get('seen') ?? '').replace('"version":1', '"version":0'));
  expect(start().watch.recallAll()).toEqual([]);
});

test('a full phone goes without', async () => {
  const { watch } = start();
  held.phone.room = 20;
  watch.remember('people.me {}', me('per_a'));
  watch.remember(LIST, { rows: [] });
  await jest.advanceTimersByTimeAsync(3_000);
  expect(held.phone.storage.has('seen')).toBe(false);
  expect(watch.recall(LIST)?.data).toEqual({ rows: [] });
});
