import { machines } from '../../cloudfunctions/composition';
import { eventWords } from '../../src/client/eventWords';
import { groundSentence } from '../../src/client/groundWords';
import { sentence } from '../../src/client/messages';
import { registrySentence } from '../../src/client/registryWords';
import { sheetSentence } from '../../src/client/sheetsWords';
import { shopSentence } from '../../src/client/shopWords';
import { domains } from '../../src/domain';
import { COMMON_ERRORS, type ActionSpec } from '../../src/domain/_kernel/contract';
import type { AnyMachine } from '../../src/domain/_kernel/machine';

const GROUND = ['places', 'codes', 'arrival', 'patrol'];
/** Whose sentences the pages of a domain take; the others need no more than those for everybody. */
const SENTENCES: Readonly<Record<string, (code: string) => string>> = {
  shop: shopSentence,
  pay: shopSentence,
  sheets: sheetSentence,
  ...Object.fromEntries(GROUND.map((name) => [name, groundSentence])),
  ...Object.fromEntries(
    ['registry', 'care', 'visits', 'claims', 'changes', 'proxies', 'relays', 'complaints', 'blocks'].map((name) => [
      name,
      registrySentence,
    ]),
  ),
};
/** What work may end with besides what its actions declare. */
const FAILURES = ['ROWS_REFUSED', 'NOTHING_TO_PRINT', 'RARE_GLYPHS', 'TOO_MANY_CODES', 'GIVEN_UP', 'FORBIDDEN'];

const actions = Object.entries(domains as Readonly<Record<string, Readonly<Record<string, unknown>>>>).flatMap(
  ([domain, specs]) => Object.entries(specs).map(([name, spec]) => ({ domain, name, spec: spec as ActionSpec })),
);
const unknown = sentence('A_CODE_OF_A_NEWER_SERVER');

test('whatever an action may answer has a sentence of its own', () => {
  const mute = actions.flatMap(({ domain, name, spec }) => {
    const say = SENTENCES[domain] ?? sentence;
    const codes = [...COMMON_ERRORS.filter((code) => code !== 'INTERNAL'), ...spec.errors];
    return codes.filter((code) => say(code) === unknown).map((code) => `${domain}.${name}: ${code}`);
  });
  expect(mute).toEqual([]);
  expect(FAILURES.filter((code) => sheetSentence(code) === unknown)).toEqual([]);
});

test('whatever somebody is notified of is said in words of its own', () => {
  const told = (machines as readonly AnyMachine[]).flatMap(({ name, begin, moves }) =>
    [
      ...Object.entries(begin),
      ...Object.entries(moves).flatMap(([move, rows]) => rows.map((row) => [move, row] as const)),
    ]
      .filter(([, { notify = [] }]) => notify.length > 0)
      .map(([move]) => `${name}.${move}`),
  );
  expect(told).toContain('work.finish');
  expect(told.filter((event) => eventWords(event, {}) === eventWords('nothing', {}))).toEqual([]);
});
