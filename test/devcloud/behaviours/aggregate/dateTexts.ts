import type { Behaviour } from '../../../support/behaviours';
import { gives, refuses } from '../../../support/expressions';

const at = new Date('2024-03-10T17:05:06.789Z');
const newYear = new Date('2017-01-01T00:00:00Z');

/** Dates written as texts, and read from them. */
export const dateTexts: readonly Behaviour[] = [
  gives('dateToString writes ISO without a format', 'dateToString', [
    ($) => $.dateToString({ date: '$at' }),
    { at },
    '2024-03-10T17:05:06.789Z',
  ]),
  gives('dateToString writes the clocks of a zone', 'dateToString', [
    ($) => $.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M', timezone: 'Asia/Shanghai' }),
    { at },
    '2024-03-11 01:05',
  ]),
  gives(
    '%j, %U and %w count days and weeks from Sunday as 1',
    'dateToString',
    [{ $dateToString: { date: '$at', format: '%j %U %w' } }, { at }, '070 10 1'],
    ['aggregate.dateToString'],
  ),
  gives(
    '%G, %V and %u are of the ISO week',
    'dateToString',
    [{ $dateToString: { date: '$at', format: '%G-W%V-%u' } }, { at: newYear }, '2016-W52-7'],
    ['aggregate.dateToString'],
  ),
  gives(
    '%z is the offset in hours and minutes, %Z in minutes',
    'dateToString',
    [{ $dateToString: { date: '$at', format: '%z %Z', timezone: '-03:30' } }, { at }, '-0330 -210'],
    ['aggregate.dateToString'],
  ),
  gives(
    '%L has three digits, %% is a percent sign',
    'dateToString',
    [
      { $dateToString: { date: '$at', format: '%S.%L 100%%' } },
      { at: new Date('2024-01-01T00:00:05.007Z') },
      '05.007 100%',
    ],
    ['aggregate.dateToString'],
  ),
  gives('a format may hold the same specifier twice', 'dateToString', [
    { $dateToString: { date: '$at', format: '%d/%d' } },
    { at },
    '10/10',
  ]),
  refuses(
    'an unknown specifier is refused',
    'dateToString',
    [{ $dateToString: { date: '$at', format: '%Y %i' } }, { at }, /Invalid format character '%i' in format string/],
    ['aggregate.dateToString'],
  ),
  gives('onNull stands for a missing date', 'dateToString', [
    { $dateToString: { date: '$none', onNull: 'never' } },
    {},
    'never',
  ]),
  gives(
    'dateFromString reads ISO dates, with and without a time and an offset',
    'dateFromString',
    [
      { $map: { input: '$texts', as: 't', in: { $dateFromString: { dateString: '$$t' } } } },
      { texts: ['2024-03-10', '2024-03-10T17:05', '2024-03-10T17:05:06.7Z', '2024-03-10 17:05:06+08:00'] },
      ['2024-03-10T00:00:00Z', '2024-03-10T17:05:00Z', '2024-03-10T17:05:06.7Z', '2024-03-10T09:05:06Z'].map(
        (text) => new Date(text),
      ),
    ],
    ['aggregate.dateFromString'],
  ),
  gives('dateFromString reads by a format', 'dateFromString', [
    { $dateFromString: { dateString: '15-06-2018 09:30', format: '%d-%m-%Y %H:%M', timezone: 'Asia/Shanghai' } },
    {},
    new Date('2018-06-15T01:30:00Z'),
  ]),
  gives(
    'dateFromString reads ISO weeks',
    'dateFromString',
    [{ $dateFromString: { dateString: '2024/10/7', format: '%G/%V/%u' } }, {}, new Date('2024-03-10T00:00:00Z')],
    ['aggregate.dateFromString'],
  ),
  refuses(
    'dateFromString refuses what is no date',
    'dateFromString',
    [{ $dateFromString: { dateString: 'yesterday' } }, {}, /Error parsing date string 'yesterday'/],
    ['aggregate.dateFromString'],
  ),
  refuses(
    'a day that the month does not have is no date',
    'dateFromString',
    [{ $dateFromString: { dateString: '2023-02-29' } }, {}, /Error parsing date string/],
    ['aggregate.dateFromString'],
  ),
  gives('onError stands for what is no date, onNull for null', 'dateFromString', [
    [
      { $dateFromString: { dateString: 'x', onError: 'bad' } },
      { $dateFromString: { dateString: null, onNull: 'none' } },
    ],
    {},
    ['bad', 'none'],
  ]),
  refuses('a zone stands in the text or beside it, not in both', 'dateFromString', [
    { $dateFromString: { dateString: '2024-03-10T17:05:06Z', timezone: 'Asia/Shanghai' } },
    {},
    /you cannot pass in a date\/time string with time zone information/,
  ]),
];
