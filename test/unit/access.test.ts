import fc from 'fast-check';
import {
  anyone,
  gridWorker,
  labelOf,
  not,
  permit,
  relation,
  ROLES,
  staff,
  system,
  TRUST,
  trusts,
  type Grant,
  type Rule,
  type Subject,
  type Who,
} from '../../src/domain/_kernel/access';
import type { Area } from '../../src/domain/_kernel/area';
import { LEVELS } from '../../src/domain/_kernel/levels';

const NOW = 1_000_000;
const area: Area = {
  district: 'district0',
  street: 'street000',
  community: 'community0',
  grid3: 'grid3_0000',
  grid4: 'grid4_0000',
  compound: 'compound00',
  building: 'building00',
};
const subject: Subject = {
  area,
  related: (name) => (name === 'reporter' ? ['me'] : name === 'handler' ? ['him'] : []),
};
const person = (id: string, ...grants: Grant[]): Who => ({ person: id, trust: 'visitor', grants });
const timer: Who = { person: 'system', trust: 'visitor', grants: [], system: 'timer' };
const worker: Grant = { role: 'gridWorker', level: 'grid4', area: 'grid4_0000' };

describe('who may', () => {
  it.each<[string, readonly Rule[], Who, string | undefined]>([
    ['anyone may what anyone may', [anyone()], person('me'), 'anyone'],
    ['nobody may what has no rule', [], person('me', worker), undefined],
    ['a worker of the grid', [gridWorker('grid4')], person('me', worker), 'gridWorker@grid4'],
    ['no worker of another grid', [gridWorker('grid4')], person('me', { ...worker, area: 'grid4_0001' }), undefined],
    ['no worker whose role is of another level', [gridWorker('grid3')], person('me', worker), undefined],
    ['no other role at the same place', [staff('grid4')], person('me', worker), undefined],
    [
      'a role that ends later',
      [gridWorker('grid4')],
      person('me', { ...worker, validTo: NOW + 1 }),
      'gridWorker@grid4',
    ],
    ['no role that ends now', [gridWorker('grid4')], person('me', { ...worker, validTo: NOW }), undefined],
    [
      'a live role beside an ended one',
      [gridWorker('grid4')],
      person('me', { ...worker, validTo: 1 }, worker),
      'gridWorker@grid4',
    ],
    ['the reporter', [relation('reporter')], person('me'), 'reporter'],
    ['not somebody else', [relation('reporter')], person('you'), undefined],
    ['not by an unknown relation', [relation('nobody')], person('me'), undefined],
    ['not the handler, whatever his role', [gridWorker('grid4'), not('handler')], person('him', worker), undefined],
    ['the handler’s colleague', [gridWorker('grid4'), not('handler')], person('me', worker), 'gridWorker@grid4'],
    ['not by a refusal alone', [not('handler')], person('me'), undefined],
    ['the timer', [system('timer')], timer, 'timer'],
    ['not the payment for the timer', [system('payment')], timer, undefined],
    ['no person for the timer', [system('timer')], person('system'), undefined],
    ['the timer is not anyone', [anyone()], timer, undefined],
    ['the timer is in no relation', [relation('reporter')], { ...timer, person: 'me' }, undefined],
    [
      'the timer is nobody who could be refused',
      [system('timer'), not('handler')],
      { ...timer, person: 'him' },
      'timer',
    ],
    [
      'the first alternative that fits is kept',
      [staff('community'), relation('reporter'), anyone()],
      person('me'),
      'reporter',
    ],
  ])('%s', (_name, by, who, label) => expect(permit(by, who, subject, NOW)).toBe(label));

  it('never lets a role over a place act where no place is known', () => {
    const nowhere: Subject = { area: null, related: () => [] };
    const all = LEVELS.flatMap((level) => ROLES.map((role): Rule => ({ kind: 'grant', role, level })));
    const grants = all.flatMap((rule) => (rule.kind === 'grant' ? [{ ...rule, area: 'x' }] : []));
    expect(permit(all, person('me', ...(grants as Grant[])), nowhere, NOW)).toBeUndefined();
    const district: Subject = { area: { district: 'district0' }, related: () => [] };
    expect(permit([gridWorker('grid4')], person('me', worker), district, NOW)).toBeUndefined();
  });

  it('grows with every rule and every role, and shrinks with every refusal', () => {
    const rule = fc.oneof(
      fc.constant(anyone()),
      fc.constantFrom('reporter', 'handler', 'nobody').map(relation),
      fc.constantFrom(...LEVELS).map(gridWorker),
      fc.constant(system('timer')),
    );
    const grant = fc.record({
      role: fc.constantFrom(...ROLES),
      level: fc.constantFrom(...LEVELS),
      area: fc.constantFrom(...Object.values(area), 'elsewhere0'),
    }) as fc.Arbitrary<Grant>;
    fc.assert(
      fc.property(
        fc.array(rule),
        rule,
        fc.array(grant),
        grant,
        fc.constantFrom('me', 'him', 'you'),
        (by, more, has, gets, id) => {
          const may = (rules: readonly Rule[], grants: Grant[]) =>
            permit(rules, person(id, ...grants), subject, NOW) !== undefined;
          if (may(by, has)) {
            expect(may([...by, more], has)).toBe(true);
            expect(may(by, [...has, gets])).toBe(true);
          } else expect(may([...by, not('handler')], has)).toBe(false);
          if (id === 'him') expect(may([...by, not('handler')], has)).toBe(false);
        },
      ),
    );
  });
});

it('a rule has the name that the timeline keeps', () => {
  const rules = [anyone(), staff('community'), relation('reporter'), system('timer'), not('handler')];
  expect(rules.map(labelOf)).toEqual(['anyone', 'staff@community', 'reporter', 'timer', 'not handler']);
});

it('trust is a ladder', () => {
  for (const [n, has] of TRUST.entries())
    for (const [m, needed] of TRUST.entries()) expect(trusts({ ...person('me'), trust: has }, needed)).toBe(n >= m);
});
