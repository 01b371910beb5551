import { parseCron } from '../../devcloud/cloud/triggers/cron';
import { get, startLocal } from './local';

const due = (expression: string, at: string): boolean => parseCron(expression)(Date.parse(at));

describe('timers', () => {
  it('reads seven fields in Beijing time', () => {
    expect(due('0 */1 * * * * *', '2026-11-21T00:05:00Z')).toBe(true);
    expect(due('0 */1 * * * * *', '2026-11-21T00:05:01Z')).toBe(false);
    expect(due('0 30 8 * * * *', '2026-11-21T00:30:00Z')).toBe(true);
    expect(due('0 0 0 1 JAN * *', '2026-12-31T16:00:00Z')).toBe(true);
    expect(due('0 0 9 * * MON-FRI *', '2026-11-23T01:00:00Z')).toBe(true);
    expect(due('0 0 9 * * MON-FRI *', '2026-11-21T01:00:00Z')).toBe(false);
    expect(due('0 0 0 * * * 2027', '2026-11-20T16:00:00Z')).toBe(false);
    expect(due('0,30 10-20/5 * * * * *', '2026-11-21T00:15:30Z')).toBe(true);
  });

  it('takes day or weekday when both are given', () => {
    expect(due('0 0 0 1 * MON *', '2026-11-22T16:00:00Z')).toBe(true);
    expect(due('0 0 0 1 * MON *', '2026-11-30T16:00:00Z')).toBe(true);
    expect(due('0 0 0 1 * MON *', '2026-11-23T16:00:00Z')).toBe(false);
  });

  it('refuses what is no expression', () => {
    for (const bad of ['* * * * *', '60 * * * * * *', '0 * * * FOO * *', '*/0 * * * * * *'])
      expect(() => parseCron(bad)).toThrow(/cron/);
  });

  it('fires by the clock', async () => {
    let now = Date.parse('2026-11-21T00:04:59Z');
    const local = await startLocal({ timers: true, now: () => now });
    now += 1000;
    const fired = () =>
      get<{ invocations: { fn: string; openid: string }[] }>(`${local.cloud.url}/control/invocations`);
    while ((await fired()).invocations.length === 0) await Promise.resolve();
    expect((await fired()).invocations).toMatchObject([{ fn: 'tick', openid: '' }]);
    await local.stop();
  });
});
