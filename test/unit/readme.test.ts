import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { functions } from '../../config/functions';
import labels from '../../devcloud/stage/data/templates.json';
import { TEMPLATE_KEYS } from '../../src/domain/notifications/schema';
import { fieldsOf } from '../../src/domain/notifications/templates';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const handbooks = ['README.md', 'README.zh-CN.md', 'docs/operations.md', 'docs/deploy.md'];

describe('what the handbooks say is true', () => {
  test.each(handbooks)('%s names commands that exist', (file) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(file).matchAll(/npm (?:run )?([a-z][a-z0-9:]*)|`(build:[a-z0-9]+)`/g)];
    for (const [, run, short] of named) expect(Object.keys(scripts)).toContain(run ?? short);
  });

  test.each(handbooks)('%s links to files that exist', (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? '');
    for (const link of links) expect([link, existsSync(join(ROOT, dirname(file), link))]).toEqual([link, true]);
  });

  test('the operators’ README explains every environment variable of the functions', () => {
    for (const name of new Set(functions.flatMap(({ env }) => env))) expect(read('README.zh-CN.md')).toContain(name);
  });

  test('the operators’ README lists the fields of every message template, and the Stage has a word for each', () => {
    for (const key of TEMPLATE_KEYS) {
      const row = read('README.zh-CN.md')
        .split('\n')
        .find((line) => line.startsWith(`| \`${key}\``));
      const words: Readonly<Record<string, string>> = labels[key].fields;
      for (const field of fieldsOf(key)) {
        expect(row).toContain(`${words[field.replace(/\D+/, '')]} \`${field}\``);
      }
    }
  });

  test('the pictures of the README are small', () => {
    const pictures = readdirSync(join(ROOT, 'docs/images'));
    expect(pictures.length).toBeGreaterThan(3);
    for (const file of pictures) {
      const { size } = statSync(join(ROOT, 'docs/images', file));
      expect([file, size <= (file === 'stage.png' ? 300 : 150) * 1024]).toEqual([file, true]);
    }
  });
});
