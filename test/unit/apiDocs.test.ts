import { readFileSync } from 'node:fs';
import path from 'node:path';
import { apiDocs } from '../../config/scripts/apiDocs';
import { domains } from '../../src/domain';

const text = readFileSync(path.resolve(__dirname, '../../docs/API.md'), 'utf8');

test('docs/API.md is what `npm run docs` writes', () => {
  expect(text === apiDocs()).toBe(true);
});

test('every action, its errors and its example are there', () => {
  for (const [domain, actions] of Object.entries(domains)) {
    for (const [name, spec] of Object.entries(actions)) {
      const section = text.split(`### ${domain}.${name}\n`)[1]?.split('\n### ')[0] ?? '';
      expect(section).toContain(spec.doc);
      for (const code of spec.errors) expect(section).toContain(`\`${code}\``);
    }
  }
});

test('every link leads to a heading', () => {
  const headings = new Set([...text.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]?.toLowerCase()));
  const links = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map((match) => match[1]);
  expect(links.filter((link) => !headings.has(link))).toEqual([]);
});
