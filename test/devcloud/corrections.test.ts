import { corrections, switchOff } from '../../devcloud/cloud/db/corrections';
import type { CorrectionName } from '../../devcloud/cloud/db/corrections';
import { groundOf } from '../support/behaviours';
import type { Behaviour, Ground } from '../support/behaviours';
import { aggregateExpressions } from './behaviours/aggregate-expressions';
import { aggregateStages } from './behaviours/aggregate-stages';
import { geo } from './behaviours/geo';
import { projections } from './behaviours/projections';
import { queries } from './behaviours/queries';
import { updates } from './behaviours/updates';
import { startLocal } from './local';
import type { Local } from './local';

const all: readonly Behaviour[] = [
  ...queries,
  ...updates,
  ...projections,
  ...geo,
  ...aggregateStages,
  ...aggregateExpressions,
];
const names = Object.keys(corrections) as CorrectionName[];

let local: Local;
let ground: Ground;

beforeAll(async () => {
  local = await startLocal();
  ground = groundOf(local);
});
afterAll(() => local.stop());

const holds = (one: Behaviour): Promise<boolean> =>
  one.run(ground).then(
    () => true,
    () => false,
  );

/** The first behaviour that fails without a correction; those that name it come first. */
const noticed = async (name: CorrectionName): Promise<Behaviour | undefined> => {
  const guards = all.filter((one) => one.guards.includes(name));
  const on = switchOff(name);
  try {
    for (const one of [...guards, ...all]) if (!(await holds(one))) return one;
    return undefined;
  } finally {
    on();
  }
};

describe('corrections of mingo', () => {
  test.each(names)('%s is needed: a behaviour fails without it and holds with it', async (name) => {
    const one = await noticed(name);
    expect(one).toBeDefined();
    expect(one && (await holds(one))).toBe(true);
  });

  it('are named rightly by the behaviours that guard them', () => {
    const unknown = all.flatMap((one) => one.guards).filter((name) => !names.includes(name as CorrectionName));
    expect(unknown).toEqual([]);
  });
});
