import { typeName } from '../../bsonTypes';
import type { Doc } from '../../../ejson';
import { active } from '../../corrections';
import type { CorrectionName } from '../../corrections';
import { mingo } from '../mingo';
import { named, parametersOf } from '../operator';
import type { Operator, Operators } from '../operator';
import { fail, isDoc, isNil, show } from '../values';
import { dayOf, dayOfYear, isoDate, isoDay, isoWeek, isoYear, week } from './calendar';
import { read, write } from './dateText';
import { instantOf, offsetAt } from './zones';

const DEFAULT_FORMAT = '%Y-%m-%dT%H:%M:%S.%LZ';

const dateOf = (value: unknown): Date =>
  value instanceof Date ? value : fail(`can't convert from BSON type ${typeName(value)} to Date`);

const wallOf = (date: Date, zone: unknown): Date => new Date(date.getTime() + offsetAt(zone, date.getTime()));

const hasZone = (operand: unknown): operand is Doc =>
  isDoc(operand) && !Object.keys(operand).some((key) => key.startsWith('$'));

/** A part of a date: of the operand itself, or of its `date` in its `timezone`. */
const part =
  (partOf: (wall: Date) => number, correction: CorrectionName): Operator =>
  (operand, scope, compile, name) => {
    const only = Array.isArray(operand) ? (operand as unknown[]) : [operand];
    if (only.length !== 1) fail(`${name} accepts exactly one argument if given an array, but was given ${only.length}`);
    const [first] = only;
    const given = hasZone(first) ? parametersOf(first, name, ['date'], ['timezone']) : { date: first };
    const date = compile(given['date'], scope);
    const zone = Object.hasOwn(given, 'timezone') ? compile(given['timezone'], scope) : undefined;
    return (doc, frame) => {
      const [value, inZone] = [date(doc, frame), zone?.(doc, frame)];
      if (!active(correction)) return mingo(name, { one: zone ? { date: value, timezone: inZone } : value });
      if (isNil(value) || (zone && isNil(inZone))) return null;
      return partOf(wallOf(dateOf(value), inZone));
    };
  };

const toText = ({ date, ...rest }: Doc, name: string): unknown => {
  const { format, timezone, onNull } = rest;
  if (isNil(date)) return Object.hasOwn(rest, 'onNull') ? onNull : null;
  if ((Object.hasOwn(rest, 'timezone') && isNil(timezone)) || (Object.hasOwn(rest, 'format') && isNil(format)))
    return null;
  if (format !== undefined && typeof format !== 'string')
    return fail(`${name} requires that 'format' be a string, found: ${typeName(format)} with value ${show(format)}`);
  const at = dateOf(date);
  const wall = wallOf(at, timezone);
  if (wall.getUTCFullYear() < 0 || wall.getUTCFullYear() > 9999)
    fail(`${name} is only defined on year 0-9999, tried to use year ${wall.getUTCFullYear()}`);
  return write(wall, wall.getTime() - at.getTime(), format ?? DEFAULT_FORMAT);
};

const fromText = ({ dateString, ...rest }: Doc, name: string): unknown => {
  const { format, timezone, onNull, onError } = rest;
  if (isNil(dateString)) return Object.hasOwn(rest, 'onNull') ? onNull : null;
  if ((Object.hasOwn(rest, 'timezone') && isNil(timezone)) || (Object.hasOwn(rest, 'format') && isNil(format)))
    return null;
  try {
    if (typeof dateString !== 'string')
      return fail(
        `${name} requires that 'dateString' be a string, found: ${typeName(dateString)} with value ${show(dateString)}`,
      );
    if (format !== undefined && typeof format !== 'string')
      return fail(`${name} requires that 'format' be a string, found: ${typeName(format)} with value ${show(format)}`);
    return read(dateString, format, timezone);
  } catch (error) {
    if (Object.hasOwn(rest, 'onError')) return onError;
    throw error;
  }
};

const integer = (values: Doc, key: string, fallback: number): number => {
  const value = Object.hasOwn(values, key) ? values[key] : fallback;
  return Number.isInteger(value)
    ? (value as number)
    : fail(`'${key}' must evaluate to an integer, found ${typeName(value)} with value ${show(value)}`);
};

const year = (values: Doc, key: string): number => {
  const value = integer(values, key, Number.NaN);
  return value >= 1 && value <= 9999
    ? value
    : fail(`'${key}' must evaluate to an integer in the range 1 to 9999, found ${value}`);
};

const CALENDAR = ['year', 'month', 'day'];
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'];
const TIME = ['hour', 'minute', 'second', 'millisecond'];

const fromParts = (values: Doc, name: string): unknown => {
  const iso = Object.hasOwn(values, 'isoWeekYear');
  const mixed = Object.keys(values).find((key) => (iso ? CALENDAR : ISO).includes(key));
  if (mixed !== undefined) fail(`${name} does not allow mixing natural dates with ISO dates`);
  if (!iso && !Object.hasOwn(values, 'year')) fail(`${name} requires either 'year' or 'isoWeekYear' to be present`);
  if (Object.values(values).some(isNil)) return null;
  const day = iso
    ? isoDate(year(values, 'isoWeekYear'), integer(values, 'isoWeek', 1), integer(values, 'isoDayOfWeek', 1))
    : dayOf(year(values, 'year'), integer(values, 'month', 1), integer(values, 'day', 1));
  const [hour = 0, minute = 0, second = 0, millisecond = 0] = TIME.map((key) => integer(values, key, 0));
  const wall = day + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  return new Date(instantOf(wall, values['timezone']));
};

const toParts = (values: Doc, name: string): unknown => {
  const { date, timezone, iso8601 } = values;
  if (Object.values(values).some(isNil)) return null;
  if (iso8601 !== undefined && typeof iso8601 !== 'boolean')
    fail(`${name} requires that 'iso8601' be a bool, found: ${typeName(iso8601)} with value ${show(iso8601)}`);
  const wall = wallOf(dateOf(date), timezone);
  const day =
    iso8601 === true
      ? { isoWeekYear: isoYear(wall), isoWeek: isoWeek(wall), isoDayOfWeek: isoDay(wall) }
      : { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
  const [hour, minute] = [wall.getUTCHours(), wall.getUTCMinutes()];
  return { ...day, hour, minute, second: wall.getUTCSeconds(), millisecond: wall.getUTCMilliseconds() };
};

/** Dates: their parts, in any time zone, and their text. */
export const dates: Operators = {
  $year: part((wall) => wall.getUTCFullYear(), 'aggregate.dateParts'),
  $month: part((wall) => wall.getUTCMonth() + 1, 'aggregate.dateParts'),
  $dayOfMonth: part((wall) => wall.getUTCDate(), 'aggregate.dateParts'),
  $hour: part((wall) => wall.getUTCHours(), 'aggregate.dateParts'),
  $minute: part((wall) => wall.getUTCMinutes(), 'aggregate.dateParts'),
  $second: part((wall) => wall.getUTCSeconds(), 'aggregate.dateParts'),
  $millisecond: part((wall) => wall.getUTCMilliseconds(), 'aggregate.dateParts'),
  $dayOfYear: part(dayOfYear, 'aggregate.dateParts'),
  $dayOfWeek: part((wall) => wall.getUTCDay() + 1, 'aggregate.dateParts'),
  $week: part(week, 'aggregate.week'),
  $isoDayOfWeek: part(isoDay, 'aggregate.dateParts'),
  $isoWeek: part(isoWeek, 'aggregate.dateParts'),
  $isoWeekYear: part(isoYear, 'aggregate.isoWeekYear'),
  $dateToString: named(['date'], ['format', 'timezone', 'onNull'], toText, 'aggregate.dateToString'),
  $dateFromString: named(
    ['dateString'],
    ['format', 'timezone', 'onError', 'onNull'],
    fromText,
    'aggregate.dateFromString',
  ),
  $dateFromParts: named([], [...CALENDAR, ...ISO, ...TIME, 'timezone'], fromParts, 'aggregate.dateFromParts'),
  $dateToParts: named(['date'], ['timezone', 'iso8601'], toParts, 'aggregate.dateToParts'),
};
