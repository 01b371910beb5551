import { typeName } from '../../bsonTypes';
import { fail } from '../values';

const MINUTE = 60_000;
const offsets = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = offsets.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    offsets.set(zone, format);
    return format;
  } catch {
    return fail(`unrecognized time zone identifier: "${zone}"`);
  }
};

const named = (zone: string, at: number): number => {
  const part = formatOf(zone)
    .formatToParts(at)
    .find((one) => one.type === 'timeZoneName');
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /([+-])(\d+):?(\d+)?:?(\d+)?/.exec(part?.value ?? '') ?? [];
  const total = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000;
  return sign === '-' ? -total : total;
};

/** The milliseconds by which a zone is ahead of UTC at an instant; a zone is an Olson name or an offset as +08:00. */
export const offsetAt = (zone: unknown, at: number): number => {
  if (zone === undefined) return 0;
  if (typeof zone !== 'string') return fail(`timezone must evaluate to a string, found ${typeName(zone)}`);
  const [whole, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (whole !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
  // Intl would take +8, which MongoDB refuses.
  if (!/^[A-Za-z]/.test(zone)) return fail(`unrecognized time zone identifier: "${zone}"`);
  return zone === 'UTC' || zone === 'GMT' || zone === 'Z' ? 0 : named(zone, at);
};

/** The instant at which the clocks of a zone show a wall time, given as if it were UTC. */
export const instantOf = (wall: number, zone: unknown): number => {
  const guess = wall - offsetAt(zone, wall);
  return wall - offsetAt(zone, guess);
};
