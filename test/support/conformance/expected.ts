import { TRUST } from '../../../src/domain/_kernel/access';
import type { ActionSpec } from '../../../src/domain/_kernel/contract';
import type { Row } from '../../../src/domain/_kernel/machine';
import { SCOPES } from '../../../src/domain/_kernel/policy';
import { allows, trustIn, type Actor, type Scene } from '../actors';

/** The rows of the action’s move; none for other actions. */
export const rowsOf = (spec: ActionSpec): readonly Row<unknown, string>[] =>
  (spec.on?.moves[spec.move ?? ''] ?? []) as readonly Row<unknown, string>[];

/** Whether we are less sure of an actor than an action needs. */
export const unsure = ({ trust }: ActionSpec, actor: Actor): boolean =>
  TRUST.indexOf(trustIn(actor)) < TRUST.indexOf(trust);

const disagreeing = ({ scope }: ActionSpec, { agreed = SCOPES }: Actor): boolean =>
  scope !== null && (!agreed.includes('basic') || !agreed.includes(scope));

/** What an actor must be answered when he tries: by the contract, read apart from the kernel. */
export const expected = (spec: ActionSpec, actor: Actor, scene: Scene, state: string, now: number): string => {
  const on = spec.kind === 'begin' ? undefined : spec.on;
  if (unsure(spec, actor)) return 'TRUST_TOO_LOW';
  if (on && !on.shown.includes(state) && !allows(on.read, actor, scene, now)) return 'NOT_FOUND';
  const rows = spec.kind === 'move' ? rowsOf(spec) : [{ by: spec.by, from: [state] }];
  const his = rows.filter((row) => allows(row.by, actor, scene, now));
  if (his.length === 0) return 'FORBIDDEN';
  if (disagreeing(spec, actor)) return 'CONSENT_NEEDED';
  if (rows.every((row) => !row.from.includes(state))) return 'ILLEGAL_MOVE';
  return his.some((row) => row.from.includes(state)) ? 'ok' : 'FORBIDDEN';
};
