import { parseCron } from '../../../devcloud/cloud/triggers/cron';
import { behaviour, type Behaviour, type Ground } from '../../support/behaviours';
import { post } from '../local';
import { logged, switched } from './functionGround';
import { runtimeDecision, wxContext, wxTimers } from './functionSources';

const MINUTE = 60_000;
const due = (expression: string, at: string): boolean => parseCron(expression).due(Date.parse(at));
const next = (expression: string, after: string): string | undefined => {
  const at = parseCron(expression).next(Date.parse(after));
  return at === undefined ? undefined : new Date(at).toISOString();
};
const advance = ({ local }: Ground, ms: number) => post(`${local.cloud.url}/control/clock`, { advance: ms });
const fire = ({ local }: Ground, timer: string) => post(`${local.cloud.url}/control/timers/tick/${timer}`, {});
const count = async (ground: Ground): Promise<number> => (await logged(ground, 'fn=tick')).length;

/** Functions called by the clock. */
export const timers: readonly Behaviour[] = [
  behaviour('seven fields name moments in Beijing time', wxTimers, async () => {
    expect(due('0 30 8 * * * *', '2026-11-21T00:30:00Z')).toBe(true);
    expect(due('0 30 8 * * * *', '2026-11-21T08:30:00Z')).toBe(false);
  }),
  behaviour('a step counts from where it begins', wxTimers, async () => {
    expect(next('0 1/10 * * * * *', '2026-11-21T00:01:00Z')).toBe('2026-11-21T00:11:00.000Z');
  }),
  behaviour('a list and a range are all their values', wxTimers, async () => {
    expect(next('0,30 10-20/5 * * * * *', '2026-11-21T00:15:00Z')).toBe('2026-11-21T00:15:30.000Z');
    expect(next('0,30 10-20/5 * * * * *', '2026-11-21T00:20:30Z')).toBe('2026-11-21T01:10:00.000Z');
  }),
  behaviour('months have names', wxTimers, async () => {
    expect(next('0 0 0 1 JAN * *', '2026-11-21T00:00:00Z')).toBe('2026-12-31T16:00:00.000Z');
  }),
  behaviour('weekdays have names', wxTimers, async () => {
    expect(next('0 0 9 * * MON-FRI *', '2026-11-21T00:00:00Z')).toBe('2026-11-23T01:00:00.000Z');
  }),
  behaviour('day and weekday together mean either', wxTimers, async () => {
    expect(due('0 0 0 1 * MON *', '2026-11-22T16:00:00Z')).toBe(true);
    expect(due('0 0 0 1 * MON *', '2026-11-30T16:00:00Z')).toBe(true);
    expect(due('0 0 0 1 * MON *', '2026-11-23T16:00:00Z')).toBe(false);
  }),
  behaviour('a year that is over never comes', wxTimers, async () => {
    expect(next('0 0 0 * * * 2025', '2026-11-21T00:00:00Z')).toBeUndefined();
  }),
  behaviour('the 29th of February waits for a leap year', wxTimers, async () => {
    expect(next('0 0 0 29 2 * *', '2026-11-21T00:00:00Z')).toBe('2028-02-28T16:00:00.000Z');
  }),
  behaviour('what is no expression is refused with its field', wxTimers, async () => {
    const bad = [
      '* * * * *',
      '60 * * * * * *',
      '0 * * * FOO * *',
      '*/0 * * * * * *',
      '5-1 * * * * * *',
      '1/2/3 * * * * * *',
    ];
    for (const expression of bad) expect(() => parseCron(expression)).toThrow(/^cron: /);
  }),
  behaviour('the event tells the timer and the time', wxTimers, async (ground) => {
    const { ok, result } = (await fire(ground, 'everyMinute')) as { ok: boolean; result: { event: { Time: string } } };
    expect(ok).toBe(true);
    expect(result.event).toEqual({ Type: 'Timer', TriggerName: 'everyMinute', Time: expect.any(String), Message: '' });
    expect(result.event.Time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  }),
  behaviour('nobody calls: no openid, source wx_trigger', wxContext, async (ground) => {
    expect(await fire(ground, 'everyMinute')).toMatchObject({
      result: { openid: '', source: 'wx_trigger', trigger: 'timer' },
    });
  }),
  behaviour('a timer that is not declared cannot be fired', wxTimers, async (ground) => {
    expect(await fire(ground, 'absent')).toMatchObject({ ok: false });
  }),
  behaviour('a moved clock fires what came due, once, and waits for it', runtimeDecision, async (ground) => {
    const before = await count(ground);
    expect(await advance(ground, 3 * MINUTE)).toMatchObject({ fired: expect.arrayContaining(['tick/everyMinute']) });
    expect(await count(ground)).toBe(before + 1);
  }),
  behaviour('a clock set back fires nothing', runtimeDecision, async (ground) => {
    await advance(ground, 10 * MINUTE);
    const before = await count(ground);
    expect(await advance(ground, -5 * MINUTE)).toMatchObject({ fired: [] });
    expect(await count(ground)).toBe(before);
  }),
  behaviour('a timer goes off by itself when its time comes', wxTimers, async (ground) => {
    const { clock } = ground.local.cloud;
    const toMinute = MINUTE - (clock.now() % MINUTE);
    await advance(ground, toMinute - 300);
    const before = await count(ground);
    while ((await count(ground)) === before) await Promise.resolve();
    expect(await count(ground)).toBe(before + 1);
  }),
  behaviour('a delivery may come twice: a switch', wxTimers, async (ground) => {
    const before = await count(ground);
    await switched(ground, { timersTwice: true }, async () => void (await fire(ground, 'everyMinute')));
    expect(await count(ground)).toBe(before + 2);
  }),
];
