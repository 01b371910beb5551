import type { Domains } from '../../../src/domain';
import { startGround, type Ground } from '../ground';
import { actionsOf, check, empties, render, wrongs, type Findings } from './matrix';

/** The conformance tests of some domains: a test per action, then the matrix, in which an empty cell fails. */
export const conformance = (names: readonly (keyof Domains)[]): void => {
  const actions = names.flatMap(actionsOf);
  const rows = new Map<string, Findings>();
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround();
  });
  afterAll(async () => {
    await ground.town.world.stop();
    process.stdout.write(`\n${render(rows, actions)}\n\n`);
    expect(empties(rows, actions)).toEqual([]);
  });
  test.each(actions)('%s keeps its contract', async (action) => {
    const findings = await check(ground, action, ground.town.world.call);
    rows.set(action, findings);
    expect(wrongs(action, findings)).toEqual([]);
  });
};
