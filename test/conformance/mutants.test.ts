import { looseObject, object, strictObject, string, type GenericSchema } from 'valibot';
import { anyone, gridWorker, relation, type Rule } from '../../src/domain/_kernel/access';
import { Submission } from '../../src/domain/reports/schema';
import type { Api } from '../../cloudfunctions/_kernel/serve';
import { caught, via } from '../support/conformance/caught';
import type { CheckName } from '../support/conformance/matrix';
import { withBy, withHandler, withMachine, withRows, withSpec, withView } from '../support/conformance/mutate';
import { specOf, startGround, type Ground } from '../support/ground';

let ground: Ground;
beforeAll(async () => {
  ground = await startGround();
});
afterAll(() => ground.town.world.stop());

const without = (drop: (rule: Rule) => boolean) => (by: readonly Rule[]) => by.filter((rule) => !drop(rule));
const isGrant = (role: string) => (rule: Rule) => rule.kind === 'grant' && rule.role === role;
const entriesOf = (action: string) =>
  (specOf(action).input as unknown as { entries: Record<string, GenericSchema> }).entries;

const declared: [mutant: string, action: string, by: CheckName, api: () => Api][] = [
  ['a role is dropped', 'reports.accept', 'success', () => withBy('reports.accept', without(isGrant('gridWorker')))],
  ['a move is open to anyone', 'reports.accept', 'outsider', () => withBy('reports.accept', (by) => [...by, anyone()])],
  [
    'an area is a level wider',
    'reports.accept',
    'success',
    () => withBy('reports.accept', (by) => [gridWorker('community'), ...by.slice(1)]),
  ],
  [
    'a `not` is removed',
    'reports.startFollowUp',
    'outsider',
    () =>
      withBy(
        'reports.startFollowUp',
        without((rule) => rule.kind === 'not'),
      ),
  ],
  [
    'another relation may',
    'reports.appeal',
    'outsider',
    () => withBy('reports.appeal', (by) => [...by, relation('followers')]),
  ],
  [
    'everybody may read',
    'reports.get',
    'outsider',
    () => withMachine('reports.get', ({ read }) => ({ read: [...read, anyone()] })),
  ],
  ['a query forgets who may', 'reports.desk', 'outsider', () => withSpec('reports.desk', () => ({ by: [anyone()] }))],
  [
    'a command forgets who may',
    'reports.contact',
    'outsider',
    () => withSpec('reports.contact', () => ({ by: [anyone()] })),
  ],
  ['a birth forgets who may', 'places.add', 'outsider', () => withSpec('places.add', () => ({ by: [anyone()] }))],
  ['the place is not looked at', 'places.add', 'success', () => withSpec('places.add', () => ({ at: 'name' }))],
  ['a row is deleted', 'reports.pass', 'success', () => withRows('reports.pass', (rows) => rows.slice(0, 1))],
  [
    'a row leads elsewhere',
    'reports.accept',
    'success',
    () => withRows('reports.accept', (rows) => rows.map((row) => ({ ...row, to: 'assigned' }))),
  ],
  [
    'keys too many are dropped in silence',
    'reports.reject',
    'garbage',
    () => withSpec('reports.reject', () => ({ input: object(entriesOf('reports.reject')) })),
  ],
  [
    'keys too many are let in',
    'reports.reject',
    'garbage',
    () => withSpec('reports.reject', () => ({ input: looseObject(entriesOf('reports.reject')) })),
  ],
  [
    'a text has no limit',
    'reports.submit',
    'garbage',
    () => withSpec('reports.submit', () => ({ input: strictObject({ ...Submission.entries, words: string() }) })),
  ],
  [
    'a field of the answer is lacking',
    'reports.accept',
    'output',
    () => withView(({ ...view }) => (delete (view as { number?: string }).number, view)),
  ],
  [
    'a field of the answer is too many',
    'reports.accept',
    'output',
    () => withView((view) => ({ ...view, reporter: 'per_0000000001' })),
  ],
  [
    'a field of the answer has another type',
    'reports.accept',
    'output',
    () => withView((view) => ({ ...view, dueAt: 'soon' })),
  ],
  [
    'an undeclared code is answered',
    'reports.accept',
    'codes',
    () =>
      withHandler('reports.accept', (_input, ctx) =>
        (ctx as unknown as { fail: (code: string) => never }).fail('SURPRISE'),
      ),
  ],
  [
    'a handler throws',
    'reports.accept',
    'codes',
    () => withHandler('reports.accept', () => Promise.reject(new Error('a fault'))),
  ],
];

test.each(declared)('is caught: %s (%s, by %s)', async (_mutant, action, by, api) => {
  expect(await caught(ground, action, by, via(ground, api()))).not.toEqual([]);
});
