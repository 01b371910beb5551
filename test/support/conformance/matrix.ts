import { COMMON_ERRORS } from '../../../src/domain/_kernel/contract';
import { domains } from '../../../src/domain';
import { specOf, type Ground } from '../ground';
import type { Call, Finding, Probe } from './probe';
import { example, garbage, identity, outsider, trust } from './refusals';
import { conflict, output, replay, success } from './successes';

/** Every error code seen is one that the action declares. */
const codes = ({ spec, seen }: Probe): Promise<Finding> => {
  const declared = new Set<string>(['ok', ...COMMON_ERRORS, ...spec.errors]);
  const wrong = [...seen].filter((code) => !declared.has(code)).map((code) => `${code} is not declared`);
  // INTERNAL is declared for the client’s sake; here it is always a fault.
  if (seen.has('INTERNAL')) wrong.push('INTERNAL was answered');
  return Promise.resolve({ tried: seen.size, wrong });
};

/** The columns of the matrix, in the order in which they run. */
export const CHECKS = {
  example,
  garbage,
  identity,
  trust,
  outsider,
  success,
  output,
  replay,
  conflict,
  codes,
} as const;
export type CheckName = keyof typeof CHECKS;
const NAMES = Object.keys(CHECKS) as CheckName[];

/** One action’s findings; a check that has not run is missing. */
export type Findings = Partial<Record<CheckName, Finding>>;

/** Every action of a domain by its dotted name. */
export const actionsOf = (domain: keyof typeof domains): string[] =>
  Object.keys(domains[domain]).map((name) => `${domain}.${name}`);

/** Runs the checks of one action against a product. */
export const check = async (
  ground: Ground,
  action: string,
  call: Call,
  names: readonly CheckName[] = NAMES,
): Promise<Findings> => {
  const probe: Probe = { ground, action, spec: specOf(action), call, seen: new Set(), answers: [] };
  const findings: Findings = {};
  for (const name of names) findings[name] = await CHECKS[name](probe);
  return findings;
};

/** What is wrong with an action, one line each. */
export const wrongs = (action: string, findings: Findings): string[] =>
  NAMES.flatMap((name) => (findings[name]?.wrong ?? []).map((text) => `${action} ${name}: ${text}`));

const cell = (finding: Finding | undefined): string => {
  if (!finding) return '';
  if (finding.wrong.length > 0) return 'FAIL';
  return finding.tried > 0 ? `ok ${finding.tried}` : (finding.why ?? '');
};

/** The cells in which nothing was tried and nothing says why. */
export const empties = (rows: ReadonlyMap<string, Findings>, actions: readonly string[]): string[] =>
  actions.flatMap((action) =>
    NAMES.filter((name) => cell(rows.get(action)?.[name]) === '').map((name) => `${action} ${name}`),
  );

/** The matrix as text: a row per action, a column per check; `ok` with the number of trials, or why there is none. */
export const render = (rows: ReadonlyMap<string, Findings>, actions: readonly string[]): string => {
  const head = ['action', ...NAMES];
  const body = actions.map((action) => [action, ...NAMES.map((name) => cell(rows.get(action)?.[name]) || 'EMPTY')]);
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((line) => line[column]?.length ?? 0)));
  const line = (texts: readonly string[]) => texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ');
  return [head, ...body].map((texts) => line(texts).trimEnd()).join('\n');
};
