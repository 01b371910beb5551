import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import {
  addWorkingMinutes,
  DAY,
  dayEnd,
  dayStart,
  HOUR,
  isWorkingDay,
  say,
  stamp,
  yearOf,
} from '../../src/domain/_kernel/time';

/** A moment as the clock on a Shanghai wall shows it. */
const at = (text: string): number => Date.parse(`${text}+08:00`);
const moment = fc.integer({ min: at('2026-01-01T00:00'), max: at('2026-12-20T00:00') });
const minutes = fc.integer({ min: 1, max: 3000 });
const wall = (time: number): number => (time - dayStart(time)) / 60_000;

describe('working time', () => {
  it.each([
    ['inside a shift', '2026-11-20T09:00', 60, '2026-11-20T10:00'],
    ['over the noon break', '2026-11-20T11:30', 60, '2026-11-20T15:00'],
    ['until the very end of a shift', '2026-11-20T10:00', 120, '2026-11-20T12:00'],
    ['from before work', '2026-11-20T03:00', 120, '2026-11-20T10:30'],
    ['from Friday evening to Monday', '2026-11-20T19:00', 120, '2026-11-23T10:30'],
    ['on a Saturday that is worked', '2026-10-10T09:00', 60, '2026-10-10T10:00'],
    ['over the National Day holiday', '2026-09-30T17:30', 60, '2026-10-08T09:00'],
    ['over Spring Festival from the make-up Saturday', '2026-02-14T17:00', 120, '2026-02-24T09:30'],
    ['over New Year’s Eve', '2025-12-31T17:30', 60, '2026-01-04T09:00'],
  ])('%s', (_name, from, add, to) => {
    expect(stamp(addWorkingMinutes(at(from), add))).toBe(to.replace('T', ' '));
  });

  it('ends inside a shift of a working day, after the start', () => {
    fc.assert(
      fc.property(moment, minutes, (from, add) => {
        const due = addWorkingMinutes(from, add);
        expect(due).toBeGreaterThanOrEqual(from + add * 60_000);
        expect(isWorkingDay(due)).toBe(true);
        const clock = wall(due);
        expect((clock >= 510 && clock <= 720) || (clock >= 870 && clock <= 1080)).toBe(true);
      }),
    );
  });

  it('gives the same for two waits in a row as for one long one, and never less for a later start', () => {
    fc.assert(
      fc.property(moment, minutes, minutes, fc.nat(3 * DAY), (from, a, b, later) => {
        expect(addWorkingMinutes(addWorkingMinutes(from, a), b)).toBe(addWorkingMinutes(from, a + b));
        expect(addWorkingMinutes(from + later, a)).toBeGreaterThanOrEqual(addWorkingMinutes(from, a));
      }),
    );
  });
});

describe('the calendar of 2026', () => {
  it.each(['01-01', '02-16', '02-23', '04-06', '05-05', '06-19', '09-25', '10-01', '10-07', '11-21'])(
    '%s is free',
    (day) => expect(isWorkingDay(at(`2026-${day}T12:00`))).toBe(false),
  );
  it.each(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10', '11-20', '10-08'])('%s is worked', (day) =>
    expect(isWorkingDay(at(`2026-${day}T12:00`))).toBe(true),
  );
  it('has 248 working days, as announced', () => {
    const days = Array.from({ length: 365 }, (_, n) => at('2026-01-01T12:00') + n * DAY);
    expect(days.filter(isWorkingDay)).toHaveLength(248);
  });
});

describe('a Shanghai day', () => {
  it('begins and ends at its own midnight, whatever UTC says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: at('2100-01-01T00:00') }), (time) => {
        expect(stamp(dayStart(time)).slice(11)).toBe('00:00');
        expect(stamp(dayEnd(time)).slice(11)).toBe('23:59');
        expect(dayEnd(time) - dayStart(time)).toBe(DAY - 1);
        expect(dayStart(time) <= time && time <= dayEnd(time)).toBe(true);
      }),
    );
  });
  it('decides the year of a case number', () => {
    expect(yearOf(at('2026-12-31T23:59'))).toBe(2026);
    expect(yearOf(at('2027-01-01T00:00'))).toBe(2027);
  });
});

describe('a time as a neighbour says it', () => {
  const now = at('2026-11-21T00:30');
  it.each([
    ['2026-11-21T14:20', '今天 14:20'],
    ['2026-11-20T23:59', '昨天 23:59'],
    ['2026-11-20T00:00', '昨天 00:00'],
    ['2026-11-22T23:59', '明天 23:59'],
    ['2026-11-19T23:59', '11月19日 23:59'],
    ['2026-11-03T08:30', '11月3日 08:30'],
    ['2025-03-01T10:00', '2025年3月1日'],
  ])('%s is %s', (time, said) => expect(say(at(time), now)).toBe(said));
  it('says yesterday and tomorrow over the new year', () => {
    expect(say(at('2026-12-31T20:00'), at('2027-01-01T01:00'))).toBe('昨天 20:00');
    expect(say(at('2027-01-01T01:00'), at('2026-12-31T20:00'))).toBe('明天 01:00');
  });
});

it.each(['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati'])(
  'says the same on a machine whose clock is set to %s',
  (TZ) => {
    const script = `
      const { addWorkingMinutes, stamp, say, yearOf, isWorkingDay } = require('./src/domain/_kernel/time.ts');
      const times = [${at('2026-11-20T23:30')}, ${at('2026-03-08T02:30')}, ${at('2027-01-01T00:10')}];
      console.log(JSON.stringify(times.map((t) => [stamp(t), stamp(addWorkingMinutes(t, 120)), say(t, ${at('2026-11-21T00:10')}), yearOf(t), isWorkingDay(t)])));`;
    const out = execFileSync(process.execPath, ['--import', 'tsx', '-e', script], {
      cwd: path.resolve(__dirname, '../..'),
      env: { ...process.env, TZ, NODE_OPTIONS: '' },
      encoding: 'utf8',
    });
    expect(JSON.parse(out)).toEqual([
      ['2026-11-20 23:30', '2026-11-23 10:30', '昨天 23:30', 2026, true],
      ['2026-03-08 02:30', '2026-03-09 10:30', '3月8日 02:30', 2026, false],
      ['2027-01-01 00:10', '2027-01-01 10:30', '2027年1月1日', 2027, true],
    ]);
  },
);

it('counts an hour as an hour', () => expect(HOUR * 24).toBe(DAY));
