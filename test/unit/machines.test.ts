import type { Rule, Who } from '../../src/domain/_kernel/access';
import type { Area } from '../../src/domain/_kernel/area';
import { LEVELS } from '../../src/domain/_kernel/levels';
import { judge, type AnyMachine, type Stateful } from '../../src/domain/_kernel/machine';
import { DAY } from '../../src/domain/_kernel/time';
import { domains } from '../../src/domain';
import { reportMachine } from '../../src/domain/reports/machine';
import { REOPEN_WINDOW } from '../../src/domain/reports/moves';
import { machines } from '../../cloudfunctions/composition';

const NOW = 1_800_000_000_000;
const area = Object.fromEntries(LEVELS.map((level) => [level, `plc_here_${level}`])) as Area;

type Doc = Stateful & Record<string, unknown>;

/** What may be done only once something was said against it; everything else before. */
const AFTER_WORDS: readonly string[] = ['keep'];

/** A document on which every guard of every machine lets pass. */
const docIn = (machine: AnyMachine, state: string, change: object = {}): Doc => {
  const persons = Object.entries(machine.relations).map(([name, field]) => [field, `person-${name}`] as const);
  const wishReady = { askedAt: NOW, renewed: false, inTransit: false, thanks: null };
  const ready = {
    suspensionAsked: true,
    appealed: false,
    jointMeeting: false,
    closedAt: null,
    createdAt: NOW,
    endsAt: NOW,
    household: null,
    as: 'family',
    alone: true,
    members: [],
    mode: 'self_take',
    ...wishReady,
  };
  return { ...ready, ...Object.fromEntries(persons), state, area, ...change } as unknown as Doc;
};

const wordsFor = (move: string) => ({ said: AFTER_WORDS.includes(move) ? '那是自家种的菜' : null });

const whoFor = (rule: Rule): Who => {
  const nobody = { person: 'person-nobody', trust: 'visitor' as const, grants: [] };
  if (rule.kind === 'grant') {
    return { ...nobody, grants: [{ role: rule.role, level: rule.level, area: area[rule.level] ?? '' }] };
  }
  if (rule.kind === 'relation') return { ...nobody, person: `person-${rule.name}` };
  if (rule.kind === 'system') return { ...nobody, person: 'system', system: rule.name };
  return nobody;
};

const positive = (by: readonly Rule[]): Rule[] => by.filter((rule) => rule.kind !== 'not');
const rowsOf = (machine: AnyMachine) =>
  Object.entries(machine.moves).flatMap(([move, rows]) => rows.map((row) => ({ move, row })));

/** Every timer that a birth or a row sets, with the state in which it then runs. */
const timersOf = (machine: AnyMachine): { move: string; from: string }[] =>
  [...Object.values(machine.begin), ...rowsOf(machine).map(({ row }) => row)].flatMap(({ to, timer }) =>
    timer && timer !== 'keep' ? [{ move: timer.move, from: to }] : [],
  );

describe.each(machines.map((machine) => [machine.name, machine as AnyMachine] as const))('%s', (_name, machine) => {
  const births = Object.values(machine.begin);
  const states = new Set<string>(machine.states);

  test('every state is reachable, and only final states are left by no row', () => {
    const reached = new Set(births.map((birth) => birth.to));
    for (let before = -1; before < reached.size;) {
      before = reached.size;
      for (const { row } of rowsOf(machine)) if (row.from.some((state) => reached.has(state))) reached.add(row.to);
    }
    expect([...reached].sort()).toEqual([...states].sort());
    const left = new Set(rowsOf(machine).flatMap(({ row }) => row.from));
    const ends = [...states].filter((state) => !left.has(state));
    expect([...machine.final].sort()).toEqual(machine.states.length === 1 ? [] : ends.sort());
  });

  test('the table speaks only of states, moves and relations that it has', () => {
    const relations = Object.keys(machine.relations);
    const named = (by: readonly Rule[]) =>
      by.flatMap((rule) => (rule.kind === 'relation' || rule.kind === 'not' ? [rule.name] : []));
    for (const { row } of [...rowsOf(machine), ...births.map((birth) => ({ row: { from: [], ...birth } }))]) {
      expect([...states]).toEqual(expect.arrayContaining([...row.from, row.to]));
      expect(relations).toEqual(expect.arrayContaining([...named(row.by), ...(row.notify ?? [])]));
      expect(positive(row.by)).not.toEqual([]);
    }
    expect(relations).toEqual(expect.arrayContaining(named(machine.read)));
    const timed = timersOf(machine).map(({ move }) => move);
    expect(Object.keys(machine.moves)).toEqual(expect.arrayContaining(timed));
  });

  test('a timer is set only where the system may make its move from there', () => {
    for (const { move, from } of timersOf(machine)) {
      const timer: Rule = { kind: 'system', name: 'timer' };
      expect(judge(machine, move, docIn(machine, from), whoFor(timer), NOW)).toMatchObject({ ok: true });
    }
  });

  const legal = rowsOf(machine).flatMap(({ move, row }) =>
    row.from.flatMap((state) => positive(row.by).map((rule) => ({ move, state, rule, to: row.to, all: row.by }))),
  );

  test('every legal row is open to each alternative it names, and leads where it says', () => {
    for (const { move, state, rule, to } of legal) {
      const verdict = judge(machine, move, docIn(machine, state, wordsFor(move)), whoFor(rule), NOW);
      expect([move, state, verdict]).toMatchObject([move, state, { ok: true, row: { to } }]);
    }
  });

  test('whom a `not` of the row names is refused whatever else he is', () => {
    for (const { move, state, rule, all } of legal) {
      for (const bar of all.filter((one) => one.kind === 'not')) {
        const who = { ...whoFor(rule), person: rule.kind === 'system' ? 'system' : 'person-both' };
        const field = rule.kind === 'relation' ? machine.relations[rule.name] : undefined;
        const barred = {
          [String(machine.relations[bar.name])]: 'person-both',
          ...(field ? { [field]: 'person-both' } : {}),
        };
        const verdict = judge(machine, move, docIn(machine, state, { ...wordsFor(move), ...barred }), who, NOW);
        expect([move, state, verdict.ok]).toEqual([move, state, rule.kind === 'system']);
      }
    }
  });

  test('a move that no row allows from a state is ILLEGAL_MOVE to those who may make it elsewhere', () => {
    for (const [move, rows] of Object.entries(machine.moves)) {
      const closed = [...states].filter((state) => rows.every((row) => !row.from.includes(state)));
      for (const state of closed) {
        for (const rule of rows.flatMap((row) => positive(row.by))) {
          const verdict = judge(machine, move, docIn(machine, state), whoFor(rule), NOW);
          expect([move, state, verdict]).toEqual([move, state, { ok: false, code: 'ILLEGAL_MOVE' }]);
        }
      }
    }
  });

  test('every move and every birth by a person has an action', () => {
    const specs = Object.values(domains).flatMap((domain) => Object.values(domain)) as {
      on?: unknown;
      move?: string;
    }[];
    const asked = specs.filter((spec) => spec.on === machine).map((spec) => spec.move);
    const byPersons = Object.entries(machine.begin).filter(([, { by }]) => by.some((rule) => rule.kind !== 'system'));
    const entered = byPersons.map(([birth]) => birth).filter((birth) => birth !== 'enter');
    const ofPersons = rowsOf(machine).filter(({ row }) => row.by.some((rule) => rule.kind !== 'system'));
    expect(asked).toEqual(expect.arrayContaining([...ofPersons.map(({ move }) => move), ...entered]));
  });
});

test('guards of a report say why', () => {
  const as = (rule: Rule, move: string, state: string, change: object) =>
    judge(reportMachine, move, docIn(reportMachine, state, change) as never, whoFor(rule), NOW);
  const reporter: Rule = { kind: 'relation', name: 'reporter' };
  const grid: Rule = { kind: 'grant', role: 'gridWorker', level: 'grid4' };
  const staff: Rule = { kind: 'grant', role: 'staff', level: 'community' };
  expect(as(reporter, 'appeal', 'rejected', { appealed: true })).toEqual({ ok: false, code: 'APPEALED_ALREADY' });
  expect(as(grid, 'assign', 'accepted', { jointMeeting: true })).toEqual({ ok: false, code: 'JOINT_MEETING' });
  expect(as(staff, 'assign', 'accepted', { jointMeeting: true })).toMatchObject({ ok: true });
  expect(as(staff, 'suspend', 'in_progress', { suspensionAsked: false })).toEqual({
    ok: false,
    code: 'SUSPENSION_NOT_ASKED',
  });
  const closed = (ago: number) => as(reporter, 'reopen', 'closed', { closedAt: NOW - ago });
  expect(closed(REOPEN_WINDOW)).toMatchObject({ ok: true });
  expect(closed(REOPEN_WINDOW + 1)).toEqual({ ok: false, code: 'TOO_LATE' });
  expect(REOPEN_WINDOW).toBe(15 * DAY);
});
