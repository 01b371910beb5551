import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

const COMPILED = path.resolve(__dirname, '../../devcloud/cloud/functions/compiled.cjs');
const work = mkdtempSync(path.join(tmpdir(), 'linli-compiled-'));
const file = path.join(work, 'bundle.js');
const kept = path.join(work, `linli-code-${userInfo().uid}`);
const FILLER = `// ${'一'.repeat(1 << 18)}\n`;

afterAll(() => rmSync(work, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(kept, { recursive: true, force: true });
  writeFileSync(path.join(work, 'beside.js'), 'exports.word = "邻里";');
  writeFileSync(
    file,
    `${FILLER}exports.say = () => [require('./beside').word, __filename, __dirname, module.filename, module.loaded];`,
  );
});

/** What a process of its own makes of the file. */
const said = (): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['-p', `JSON.stringify(require(${JSON.stringify(COMPILED)}).load(${JSON.stringify(file)}).say())`],
      {
        encoding: 'utf8',
        env: { TMPDIR: work },
      },
    ),
  );
const RIGHT = ['邻里', file, work, file, true];

test('a bundle means the same whether its code was kept or not', () => {
  expect(said()).toEqual(RIGHT);
  expect(readdirSync(kept)).toHaveLength(1);
  expect(said()).toEqual(RIGHT);
});

test('another text in the same file is what runs', () => {
  said();
  writeFileSync(file, `${FILLER}exports.say = () => 'new';`);
  expect(said()).toBe('new');
});

test('kept code that is damaged is made anew', () => {
  said();
  const [name = ''] = readdirSync(kept);
  const whole = statSync(path.join(kept, name)).size;
  writeFileSync(path.join(kept, name), 'x'.repeat(100));
  expect(said()).toEqual(RIGHT);
  expect(statSync(path.join(kept, name)).size).toBe(whole);
});

test('code in a folder that others may write to is not run', () => {
  mkdirSync(kept, { mode: 0o777 });
  // What the umask took away is given again.
  execFileSync('chmod', ['777', kept]);
  expect(said()).toEqual(RIGHT);
  expect(readdirSync(kept)).toEqual([]);
});
