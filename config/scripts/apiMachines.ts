import { labelOf, type Rule } from '../../src/domain/_kernel/access';
import type { ActionSpec } from '../../src/domain/_kernel/contract';
import type { AnyMachine, RowTimer } from '../../src/domain/_kernel/machine';

/** An action with its dotted name. */
export interface Named {
  name: string;
  spec: ActionSpec;
}

const HOUR = 3_600_000;

/** Rules as a list of labels. */
export const whoOf = (by: readonly Rule[]): string => by.map((rule) => `\`${labelOf(rule)}\``).join(', ');

/** Who may do an action on a document that he may know of: for `anyone`, that is whoever may know of it. */
export const effective = ({ kind, by, on }: ActionSpec): readonly Rule[] =>
  on && kind !== 'begin' && by.some((rule) => rule.kind === 'anyone') ? on.read : by;

/** What lets somebody do an action: of a move, the rules of all its rows. */
const rulesOf = ({ spec }: Named): readonly Rule[] => [
  ...new Map(effective(spec).map((rule) => [labelOf(rule), rule])).values(),
];

const columnsOf = (actions: readonly Named[], machines: readonly AnyMachine[]): string[] => {
  const rules = [...actions.flatMap(rulesOf), ...machines.flatMap((machine) => machine.read)];
  return [...new Set(rules.map((rule) => labelOf(rule).replace(/^not /, '')))];
};

const mark = (rules: readonly Rule[], column: string): string => {
  const found = rules.filter((rule) => labelOf(rule).replace(/^not /, '') === column);
  if (found.some((rule) => rule.kind === 'not')) return 'never';
  return found.length > 0 ? 'yes' : '';
};

/** Who may do what: a row per action and per machine’s reading, a column per role or relation. */
export const permissionMatrix = (actions: readonly Named[], machines: readonly AnyMachine[]): string[] => {
  const columns = columnsOf(actions, machines);
  const row = (name: string, rules: readonly Rule[]) =>
    `| ${[name, ...columns.map((column) => mark(rules, column))].join(' | ')} |`;
  return [
    `| Action | ${columns.join(' | ')} |`,
    `|${'--|'.repeat(columns.length + 1)}`,
    ...machines.map((machine) => row(`know of a ${machine.name}`, machine.read)),
    ...actions.map((action) => row(`\`${action.name}\``, rulesOf(action))),
  ];
};

const timerText = (timer: RowTimer<never> | undefined): string => {
  if (!timer) return '';
  if (timer === 'keep') return 'runs on';
  return 'ms' in timer ? `\`${timer.move}\` after ${timer.ms / HOUR} h` : `\`${timer.move}\` at \`${timer.field}\``;
};

const rowsOf = (machine: AnyMachine) =>
  Object.entries(machine.moves).flatMap(([move, rows]) => rows.map((row) => ({ move, row })));

const table = (machine: AnyMachine): string[] => [
  '| From | Move | To | Who | Guards | Timer | Told |',
  '|--|--|--|--|--|--|--|',
  ...Object.entries(machine.begin).map(
    ([birth, { to, by, notify = [], timer }]) =>
      `| | \`${birth}\` | ${to} | ${whoOf(by)} | | ${timerText(timer)} | ${notify.join(', ')} |`,
  ),
  ...rowsOf(machine).map(({ move, row }) => {
    const guards = (row.guards ?? []).map((guard) => `\`${guard.code}\``).join(', ');
    const cells = [row.from.join(', '), `\`${move}\``, row.to, whoOf(row.by), guards, timerText(row.timer)];
    return `| ${[...cells, (row.notify ?? []).join(', ')].join(' | ')} |`;
  }),
];

const diagram = (machine: AnyMachine): string[] => {
  const births = Object.entries(machine.begin).map(([birth, { to }]) => `  [*] --> ${to}: ${birth}`);
  const moves = rowsOf(machine).flatMap(({ move, row }) =>
    row.from.map((state) => `  ${state} --> ${row.to}: ${move}`),
  );
  const ends = machine.final.map((state) => `  ${state} --> [*]`);
  return ['```mermaid', 'stateDiagram-v2', ...new Set([...births, ...moves, ...ends]), '```'];
};

const shownText = ({ shown }: AnyMachine): string =>
  shown.length > 0 ? `; to everybody while ${shown.join(', ')}` : '';

/** One machine: who may know of its documents, its table, and its diagram. */
export const machineSection = (machine: AnyMachine): string[] => [
  `### ${machine.name}`,
  '',
  `Known to: ${whoOf(machine.read)}${shownText(machine)}.`,
  '',
  ...table(machine),
  '',
  ...diagram(machine),
  '',
];
