import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Behaviour } from '../support/behaviours';

const ROOT = path.join(__dirname, '../..');
const FOLDER = path.join(ROOT, 'test/devcloud/behaviours');

// What the suites would run is only listed: no cloud is started.
const all: Behaviour[] = [];
jest.doMock('../support/behaviours', () => ({
  ...jest.requireActual<object>('../support/behaviours'),
  runBehaviours: (_area: string, list: readonly Behaviour[]) => void all.push(...list),
}));
for (const file of readdirSync(FOLDER)) if (file.endsWith('.test.ts')) require(path.join(FOLDER, file));

const PACKAGE =
  /^(?:node_modules\/)?((?:@[\w-]+\/)?[\w-]+)[ /]((?:src|dist|lib)\/[\w./-]+\.(?:ts|js)):(\d+(?:[-,]\d+)*)$/;
const OURS = /^(?:docs\/decisions\/\d{3}-[a-z0-9-]+|devcloud\/README)\.md$/;
const ELSEWHERE = [
  /^MongoDB manual, [a-z][\w./-]*(?:: .+)?$/,
  /^(?:https:\/\/)?(?:cloud\.tencent\.com|docs\.cloudbase\.net|(?:developers|pay)\.weixin\.qq\.com)\/\S+(?:: .+)?$/,
  /^github\.com\/[\w-]+\/[\w-]+ \S+$/,
];

const linesOf = (file: string): string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);

/** Whether a source is one that can be looked up: a line that is there, a file of ours, or public documentation. */
const leadsSomewhere = (cite: string): boolean => {
  const [, name, file, numbers] = PACKAGE.exec(cite) ?? [];
  if (name !== undefined && file !== undefined && numbers !== undefined) {
    const lines = linesOf(path.join(ROOT, 'node_modules', name, file));
    return numbers.split(/[-,]/).every((number) => (lines[Number(number) - 1] ?? '').trim() !== '');
  }
  return OURS.test(cite) ? existsSync(path.join(ROOT, cite)) : ELSEWHERE.some((form) => form.test(cite));
};

const repeated = (titles: readonly string[]): string[] => titles.filter((title, at) => titles.indexOf(title) !== at);

describe('the behaviours of the local cloud', () => {
  test('are at least 300, each of its own', () => {
    expect(repeated(all.map(({ title }) => title))).toEqual([]);
    expect(new Set(all.map(({ run }) => run)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(300);
  });

  test('rest on sources that can be looked up', () => {
    expect(all.filter(({ cite }) => !leadsSomewhere(cite)).map(({ title, cite }) => [title, cite])).toEqual([]);
  });

  test.each(['', 'somewhere', '@cloudbase/database/src/query.ts:99999', 'docs/decisions/999-nothing.md'])(
    'a source like “%s” would be noticed',
    (cite) => expect(leadsSomewhere(cite)).toBe(false),
  );
});
