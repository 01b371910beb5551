import type { Behaviour } from '../../../support/behaviours';
import { gives, refuses, valueOf } from '../../../support/expressions';
import { behaviour } from '../../../support/behaviours';

const at = new Date('2024-03-10T17:05:06.789Z');
const newYear = new Date('2017-01-01T00:00:00Z');

/** Parts of dates, and dates of parts. */
export const dates: readonly Behaviour[] = [
  gives(
    'week counts from Sundays: the days before the first Sunday are in week 0',
    'week',
    [
      { $map: { input: ['$a', '$b', '$c'], as: 'day', in: { $week: '$$day' } } },
      { a: newYear, b: new Date('2016-01-01T12:00:00Z'), c: new Date('2024-12-31T00:00:00Z') },
      [1, 0, 52],
    ],
    ['aggregate.week'],
  ),
  gives('dayOfWeek is 1 on Sundays, isoDayOfWeek 7', 'dayOfWeek', [
    ($) => [$.dayOfWeek('$at'), $.isoDayOfWeek('$at')],
    { at },
    [1, 7],
  ]),
  gives('isoWeek of the first of January may be the last of the year before', 'isoWeek', [
    ($) => [$.isoWeek('$at'), $.isoWeekYear('$at')],
    { at: newYear },
    [52, 2016],
  ]),
  gives(
    'isoWeekYear of late December may be the next year',
    'isoWeekYear',
    [{ $isoWeekYear: '$at' }, { at: new Date('2024-12-30T00:00:00Z') }, 2025],
    ['aggregate.isoWeekYear'],
  ),
  gives('dayOfYear counts the leap day', 'dayOfYear', [
    { $dayOfYear: '$at' },
    { at: new Date('2024-12-31T23:59:59Z') },
    366,
  ]),
  gives('year, month, day and time of day are those of UTC without a zone', 'hour', [
    ($) => [$.year('$at'), $.month('$at'), $.dayOfMonth('$at'), $.hour('$at'), $.minute('$at'), $.second('$at')],
    { at },
    [2024, 3, 10, 17, 5, 6],
  ]),
  gives('millisecond is the last thousandth', 'millisecond', [($) => $.millisecond('$at'), { at }, 789]),
  gives('a part in Shanghai is that of the clocks there', 'dayOfMonth', [
    { $dayOfMonth: { date: '$at', timezone: 'Asia/Shanghai' } },
    { at },
    11,
  ]),
  gives('a zone with daylight saving time has the offset of the date itself', 'hour', [
    { $map: { input: '$all', as: 'one', in: { $hour: { date: '$$one', timezone: 'America/New_York' } } } },
    { all: [new Date('2024-01-15T12:00:00Z'), new Date('2024-07-15T12:00:00Z')] },
    [7, 8],
  ]),
  gives('a zone may be an offset with or without a colon', 'minute', [
    [
      { $minute: { date: '$at', timezone: '+05:30' } },
      { $minute: { date: '$at', timezone: '-0330' } },
      { $hour: { date: '$at', timezone: '+08' } },
    ],
    { at },
    [35, 35, 1],
  ]),
  refuses(
    'an unknown zone is refused',
    'year',
    [
      { $year: { date: '$at', timezone: 'Asia/Nowhere' } },
      { at },
      /unrecognized time zone identifier: "Asia\/Nowhere"/,
    ],
    ['aggregate.dateParts'],
  ),
  gives('the part of a missing date is null', 'year', [{ $year: '$none' }, {}, null], ['aggregate.dateParts']),
  refuses(
    'a text is no date',
    'month',
    [{ $month: '$text' }, { text: '2024-01-01' }, /can't convert from BSON type string to Date/],
    ['aggregate.dateParts'],
  ),
  gives(
    'dateFromParts carries what lies beyond a range',
    'dateFromParts',
    [
      ($) => [$.dateFromParts({ year: 2023, month: 14, day: 31 }), $.dateFromParts({ year: 2024, hour: -1 })],
      {},
      [new Date('2024-03-02T00:00:00Z'), new Date('2023-12-31T23:00:00Z')],
    ],
    ['aggregate.dateFromParts'],
  ),
  gives(
    'dateFromParts makes dates of ISO weeks in a zone',
    'dateFromParts',
    [
      { $dateFromParts: { isoWeekYear: 2024, isoWeek: 10, isoDayOfWeek: 7, hour: 8, timezone: 'Asia/Shanghai' } },
      {},
      new Date('2024-03-10T00:00:00Z'),
    ],
    ['aggregate.dateFromParts'],
  ),
  refuses(
    'dateFromParts needs a year',
    'dateFromParts',
    [{ $dateFromParts: { month: 2 } }, {}, /requires either 'year' or 'isoWeekYear' to be present/],
    ['aggregate.dateFromParts'],
  ),
  behaviour(
    'dateToParts names the parts of a day before those of its time',
    'MongoDB manual, reference/operator/aggregation/dateToParts',
    async (ground) => {
      const parts = await valueOf(ground, { $dateToParts: { date: '$at', timezone: 'Asia/Shanghai' } }, { at });
      expect(JSON.stringify(parts)).toBe(
        '{"year":2024,"month":3,"day":11,"hour":1,"minute":5,"second":6,"millisecond":789}',
      );
    },
    ['aggregate.dateToParts'],
  ),
  gives('a date and a number add up to a date, whose difference is milliseconds', 'subtract', [
    ($) => [$.add(['$at', 60_000]), $.subtract(['$at', new Date('2024-03-10T17:00:00Z')]), $.subtract(['$at', 789])],
    { at },
    [new Date('2024-03-10T17:06:06.789Z'), 306_789, new Date('2024-03-10T17:05:06Z')],
  ]),
];
