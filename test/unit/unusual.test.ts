import { DAY, dayStart, HOUR } from '../../src/domain/_kernel/time';
import { UNUSUAL, unusualIn, type Look } from '../../src/domain/privacy/unusual';

const MORNING = dayStart(1_800_000_000_000) + 10 * HOUR;
const looks = (n: number, part: Partial<Look> = {}): Look[] =>
  Array.from({ length: n }, (_, index) => ({
    at: MORNING,
    purpose: 'visit',
    doc: `hsh_${index}`,
    idle: false,
    ...part,
  }));
const rules = (all: readonly Look[], now = MORNING) => unusualIn(all, now).map(({ rule }) => rule);

test.each([
  ['many', {}],
  ['idle', { idle: true, at: MORNING - 2 * HOUR }],
  ['night', { at: MORNING - 12 * HOUR }],
] as const)('one look more than the table allows raises %s, and not one less', (rule, part) => {
  const { more } = UNUSUAL[rule];
  expect(rules(looks(more, part))).toEqual([]);
  expect(unusualIn(looks(more + 1, part), MORNING)).toEqual([{ rule, n: more + 1 }]);
});

test('what counts is how many were looked at, not how often', () => {
  expect(rules(looks(100, { doc: 'hsh_1' }))).toEqual([]);
});

test('at night what is urgent is no surprise; both ends of the night are night', () => {
  const at = (hour: number) => looks(UNUSUAL.night.more + 1, { at: dayStart(MORNING) + hour * HOUR });
  const night = (hour: number, now: number) => rules(at(hour), now).includes('night');
  expect([night(5, MORNING), night(6, MORNING), night(21, MORNING + DAY / 2), night(22, MORNING + DAY / 2)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect(rules(looks(9, { at: dayStart(MORNING) + HOUR, purpose: 'urgent' }))).toEqual([]);
});

test('what is longer ago than the rule asks is forgotten', () => {
  expect(rules(looks(UNUSUAL.many.more + 1), MORNING + HOUR)).toEqual([]);
});
