import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { weappProblems } from '../../config/scripts/weappPackage';
import { FAULTS } from '../support/weapp/faults';
import { drawMutant, picking } from '../support/weapp/mutants';
import { Spoiled } from '../support/weapp/spoiled';
import { openTrial, type Trial } from '../support/weapp/trial';

const DIST = resolve(process.env['WEAPP_DIST'] ?? 'dist/weapp');
/** The same mutants at every run; another seed draws others. */
const SEED = Number(process.env['LINLI_SEED'] ?? 1);
const [MUTANTS, LEAST] = [50, 45];

const work = mkdtempSync(join(tmpdir(), 'linli-package-'));
const copy = join(work, 'weapp');
const spoiled = new Spoiled(join(work, 'damaged'));
let trial: Trial;

beforeAll(async () => {
  cpSync(DIST, copy, { recursive: true });
  cpSync(copy, spoiled.folder, { recursive: true });
  trial = await openTrial(copy);
});
afterAll(async () => {
  await (trial as Trial | undefined)?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** Whoever finds something wrong with the copy first: the package check, or a person who uses it. */
const finder = async (damage: (one: Spoiled) => void, file?: string): Promise<string | undefined> => {
  try {
    damage(spoiled);
    const [problem] = weappProblems(spoiled.folder);
    return problem === undefined ? await trial.differs(spoiled.folder, file) : `check: ${problem}`;
  } finally {
    spoiled.mend();
  }
};

test('nothing is wrong with the package as it was built', async () => {
  expect(weappProblems(spoiled.folder)).toEqual([]);
});

test.each(FAULTS)('found: $name', async ({ inject }) => {
  expect(await finder(inject)).toBeDefined();
});

test(`of ${MUTANTS} random mutants at least ${LEAST} are found (LINLI_SEED=${SEED})`, async () => {
  const pick = picking(SEED);
  const survivors: string[] = [];
  const found: string[] = [];
  for (let n = 0; n < MUTANTS; n += 1) {
    const { operator, file, text } = drawMutant(spoiled.folder, (one) => spoiled.text(one), pick);
    const by = await finder((one) => one.put(file, text), file);
    (by === undefined ? survivors : found).push(`${operator} in ${file}${by ? `: ${by}` : ''}`);
  }
  console.log([`LINLI_SEED=${SEED}: ${found.length} of ${MUTANTS} found; not found:`, ...survivors].join('\n'));
  if (process.env['LINLI_SHOW']) console.log(found.join('\n'));
  expect(found.length).toBeGreaterThanOrEqual(LEAST);
  // None is found for the damage of another.
  expect(weappProblems(spoiled.folder)).toEqual([]);
});

test('a person finds nothing strange in the package as it was built', async () => {
  expect(await trial.differs(spoiled.folder, undefined)).toBeUndefined();
});
