import { existsSync, readFileSync } from 'node:fs';
import { machines } from '../../cloudfunctions/composition';
import type { AnyMachine } from '../../src/domain/_kernel/machine';
import { LEVELS } from '../../src/domain/_kernel/levels';
import { doorOf } from '../../src/domain/notifications/pages';
import { TEMPLATE_KEYS } from '../../src/domain/notifications/schema';
import { NAMES, QUIET, STEPS, TOLD } from '../../src/domain/notifications/steps';
import { messageData, SENT_BY, TEMPLATES } from '../../src/domain/notifications/templates';
import { MAIN_PAGES, SUB_PACKAGES } from '../../src/routes';

const AT = Date.UTC(2026, 10, 20, 15, 30);
const ROUTES = [...MAIN_PAGES, ...SUB_PACKAGES.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
const WHOLE = Object.fromEntries(LEVELS.map((level) => [level, `plc_${level}`])) as { district: string };

/** Everybody any machine tells of anything: the kind, the move, and as what he hears of it. */
const told = (machines as readonly AnyMachine[]).flatMap((machine) =>
  [
    ...Object.entries(machine.begin),
    ...Object.entries(machine.moves).flatMap(([move, rows]) => rows.map((row) => [move, row] as const)),
  ].flatMap(([move, { notify = [] }]) => notify.map((as) => ({ machine, kind: machine.name, move, as }))),
);
const events = [...new Set(told.map(({ kind, move }) => `${kind}.${move}`))];
const stepsOf = (kind: string): Readonly<Record<string, string>> => STEPS[kind] ?? {};

/** The facts of a machine, of a document that has text in every field. */
const factsOf = (machine: AnyMachine) => {
  const facts = machine.facts(new Proxy({}, { get: (_doc, field) => `${String(field)}-1` }));
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? '漏水']));
};

test('every step that anybody hears of is either sent, with words of its own, or named as quiet with the reason', () => {
  expect(events.length).toBeGreaterThan(90);
  const sent = events.filter((event) => event in SENT_BY);
  const quiet = events.filter((event) => event in QUIET);
  expect([...sent, ...quiet].sort()).toEqual([...events].sort());
  for (const event of sent) {
    const [kind = '', move = ''] = event.split('.');
    expect([event, stepsOf(kind)[move]]).toEqual([event, expect.stringMatching(/^\p{Script=Han}{1,5}$/u)]);
  }
  expect(Object.keys(QUIET).filter((event) => !events.includes(event))).toEqual([]);
});

test('each side that hears of a step has a template, and no kind or side is listed that hears of nothing', () => {
  const loud = told.filter(({ kind, move }) => !(`${kind}.${move}` in QUIET));
  const bare = loud.filter(({ kind, move, as }) => !TEMPLATE_KEYS.includes(SENT_BY[`${kind}.${move}`]?.[as] as never));
  expect(bare.map(({ kind, move, as }) => `${kind}.${move} ${as}`)).toEqual([]);
  const sides = Object.entries(TOLD).flatMap(([kind, all]) => Object.keys(all).map((as) => `${kind} ${as}`));
  const heard = new Set(loud.map(({ kind, as }) => `${kind} ${as}`));
  expect(sides.filter((side) => !heard.has(side))).toEqual([]);
});

test('every message fills every field of its template and says what it is about', () => {
  const loud = told.filter(({ kind, move }) => !(`${kind}.${move}` in QUIET));
  for (const { machine, kind, move, as } of loud) {
    const event = `${kind}.${move}`;
    const template = SENT_BY[event]?.[as] ?? 'progress';
    const facts = factsOf(machine);
    const data = messageData({ template, event, facts: { ...facts, dueAt: AT }, at: AT });
    const title = facts['number'] === undefined ? NAMES[kind] : 'number-1';
    expect([event, as, data['thing1']?.value]).toEqual([event, as, title]);
    expect([event, as, Object.values(data).filter(({ value }) => value === '-')]).toEqual([event, as, []]);
  }
});

test('why somebody is looked after stands on no lock screen', () => {
  const facts = { place: '10号楼', category: '独居老人' };
  for (const template of TEMPLATE_KEYS) {
    const filled = TEMPLATES[template]({ event: 'care.remind', facts, at: AT });
    expect(Object.values(filled)).not.toContain(facts.category);
    expect(Object.values(filled)).toContain(facts.place);
  }
});

describe('what somebody is told of', () => {
  const sides = [...new Map(told.map((one) => [`${one.kind} ${one.as}`, one])).values()];

  test.each(sides.map((side) => [`${side.kind} as ${side.as}`, side] as const))('%s opens a page', (_name, side) => {
    const { machine, kind, as } = side;
    const door = doorOf({ subject: { kind, id: 'doc-1' }, area: WHOLE, facts: factsOf(machine), as });
    const page = `pages/${door?.page ?? 'none'}/index`;
    expect(ROUTES).toContain(page);
    const file = `src/${page}.tsx`;
    expect(existsSync(file)).toBe(true);
    // What the address says is what the page reads of it; a post is an area and its level.
    const source = readFileSync(file, 'utf8');
    const reads = (key: string) => new RegExp(`\\b${key}\\b`).test(source) || source.includes('usePost(');
    expect(Object.keys(door?.ids ?? {}).filter((key) => key !== 'level' && !reads(key))).toEqual([]);
    expect(Object.values(door?.ids ?? {})).not.toContain('');
  });

  test('without a place a message opens no desk', () => {
    const nowhere = { subject: { kind: 'claim', id: 'clm_1' }, area: null, facts: {}, as: 'primary' };
    expect(doorOf(nowhere)).toBeNull();
    expect(doorOf({ ...nowhere, as: 'claimer' })).toEqual({ page: 'mine/claim', ids: {} });
  });
});
