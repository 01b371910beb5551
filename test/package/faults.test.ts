import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { weappProblems } from '../../config/scripts/weappPackage';
import { FAULTS } from '../support/weapp/faults';
import { drawMutant, picking, type Mutant } from '../support/weapp/mutants';
import { openTrial, type Trial } from '../support/weapp/trial';

const DIST = resolve(process.env['WEAPP_DIST'] ?? 'dist/weapp');
/** The same mutants at every run; another seed draws others. */
const SEED = Number(process.env['LINLI_SEED'] ?? 1);
const [MUTANTS, LEAST] = [50, 45];

const work = mkdtempSync(join(tmpdir(), 'linli-package-'));
const copy = join(work, 'weapp');
let trial: Trial;

beforeAll(async () => {
  cpSync(DIST, copy, { recursive: true });
  trial = await openTrial(copy);
});
afterAll(async () => {
  await (trial as Trial | undefined)?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** Whoever finds something wrong with the copy first: the package check, or a person who uses it. */
const finder = async (folder: string, file?: string): Promise<string | undefined> => {
  const [problem] = weappProblems(folder);
  return problem === undefined ? trial.differs(folder, file) : `check: ${problem}`;
};

const damaged = async <T>(damage: (folder: string) => void, look: (folder: string) => Promise<T>): Promise<T> => {
  const folder = join(work, 'damaged');
  cpSync(copy, folder, { recursive: true });
  try {
    damage(folder);
    return await look(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const put = (folder: string, { file, text }: Mutant): void => {
  if (text === null) rmSync(join(folder, file));
  else writeFileSync(join(folder, file), text);
};

test('nothing is wrong with the package as it was built', async () => {
  expect(weappProblems(copy)).toEqual([]);
});

test.each(FAULTS)('found: $name', async ({ inject }) => {
  expect(await damaged(inject, (folder) => finder(folder))).toBeDefined();
});

test(`of ${MUTANTS} random mutants at least ${LEAST} are found (LINLI_SEED=${SEED})`, async () => {
  const pick = picking(SEED);
  const survivors: string[] = [];
  const found: string[] = [];
  for (let n = 0; n < MUTANTS; n += 1) {
    const mutant = drawMutant(copy, (file) => readFileSync(join(copy, file), 'utf8'), pick);
    const by = await damaged(
      (folder) => put(folder, mutant),
      (folder) => finder(folder, mutant.file),
    );
    (by === undefined ? survivors : found).push(`${mutant.operator} in ${mutant.file}${by ? `: ${by}` : ''}`);
  }
  console.log([`LINLI_SEED=${SEED}: ${found.length} of ${MUTANTS} found; not found:`, ...survivors].join('\n'));
  if (process.env['LINLI_SHOW']) console.log(found.join('\n'));
  expect(found.length).toBeGreaterThanOrEqual(LEAST);
});

test('a person finds nothing strange in the package as it was built', async () => {
  expect(await trial.differs(copy, undefined)).toBeUndefined();
});
