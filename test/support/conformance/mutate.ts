import type { Rule } from '../../../src/domain/_kernel/access';
import type { ActionSpec } from '../../../src/domain/_kernel/contract';
import type { AnyMachine, Row } from '../../../src/domain/_kernel/machine';
import { api as product } from '../../../cloudfunctions/composition';
import type { Running } from '../../../cloudfunctions/_kernel/handlers';
import type { Api } from '../../../cloudfunctions/_kernel/serve';
import { specOf } from '../ground';

type AnyRow = Row<never, string>;

const withRunning = (action: string, change: (running: Running, name: string) => Partial<Running>): Api => {
  const [domain = '', name = ''] = action.split('.');
  const running = (product as Api)[domain];
  if (!running) throw new Error(`no domain ${domain}`);
  return { ...product, [domain]: { ...running, ...change(running, name) } };
};

/** The product with one action declared otherwise. */
export const withSpec = (action: string, change: (spec: ActionSpec) => Partial<ActionSpec>): Api =>
  withRunning(action, ({ domain }, name) => {
    const spec = specOf(action);
    return { domain: { ...domain, [name]: { ...spec, ...change(spec) } } };
  });

/** The product with the machine of one action changed. */
export const withMachine = (action: string, change: (machine: AnyMachine) => Partial<AnyMachine>): Api =>
  withSpec(action, ({ on }) => ({ on: { ...(on as AnyMachine), ...change(on as AnyMachine) } }));

/** The product with the rows of one move changed. */
export const withRows = (action: string, change: (rows: readonly AnyRow[]) => readonly AnyRow[]): Api =>
  withMachine(action, ({ moves }) => {
    const name = specOf(action).move ?? '';
    return { moves: { ...moves, [name]: change(moves[name] as readonly AnyRow[]) } as AnyMachine['moves'] };
  });

/** The product with everybody’s permission for one move changed. */
export const withBy = (action: string, change: (by: readonly Rule[]) => readonly Rule[]): Api =>
  withRows(action, (rows) => rows.map((row) => ({ ...row, by: change(row.by) })));

/** The product with one handler replaced. */
export const withHandler = (action: string, handler: Running['handlers'][string]): Api =>
  withRunning(action, ({ handlers }, name) => ({ handlers: { ...handlers, [name]: handler } }));

/** The product with what it shows of reports changed. */
export const withView = (change: (view: object) => object): Api =>
  withRunning('reports.get', ({ views }) => ({
    views: { report: async (doc, ctx) => change((await views['report']?.(doc, ctx)) ?? {}) },
  }));
