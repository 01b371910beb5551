import type { ActionSpec } from '../../src/domain/_kernel/contract';
import { anyone, type Trust } from '../../src/domain/_kernel/access';
import type { AnyMachine } from '../../src/domain/_kernel/machine';
import { isPost } from '../../src/domain/people/roles';
import { serve } from '../../cloudfunctions/_kernel/serve';
import { machines } from '../../cloudfunctions/composition';
import { actions, tryAll } from '../support/permissions/tried';

type Permit = (...given: unknown[]) => unknown;
type Kernel = typeof serve;

const specOf = (action: string): ActionSpec => new Map(actions).get(action) as ActionSpec;
const openToAll = ({ by, on, kind, move }: ActionSpec): boolean => {
  const rows = kind === 'move' ? (on?.moves[move ?? ''] ?? []) : [{ by }];
  return kind !== 'move' && rows.every((row) => row.by.some((rule) => rule.kind === 'anyone'));
};

test.each(actions)('%s is reached by whom its contract names, and by nobody else', async (action, spec) => {
  const { reached, refused, wrong } = await tryAll(action, spec, serve);
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(reached).toBeGreaterThan(0);
  if (!openToAll(spec) || spec.scope !== null || spec.trust !== 'visitor') expect(refused).toBeGreaterThan(0);
});

test('every role that a contract or a machine names is one that somebody can be given', () => {
  const rows = (machine: AnyMachine) => [...Object.values(machine.begin), ...Object.values(machine.moves).flat()];
  const lists = [
    ...actions.map(([name, { by }]) => [name, by] as const),
    ...machines.flatMap((machine: AnyMachine) => [
      [machine.name, machine.read] as const,
      ...rows(machine).map(({ by }) => [machine.name, by] as const),
    ]),
  ];
  const named = lists.flatMap(([name, by]) => by.flatMap((rule) => (rule.kind === 'grant' ? [{ name, ...rule }] : [])));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((rule) => !isPost(rule))).toEqual([]);
});

/** What may be done without having agreed to anything: agreeing itself, and bringing to an end what was begun. */
const WITHOUT: readonly string[] = [
  ...['people.enter', 'people.consent', 'people.withdraw', 'privacy.forget', 'privacy.stay', 'notifications.readAll'],
  ...['claims.withdraw', 'changes.withdraw', 'proxies.revoke', 'shop.cancel', 'pay.prepay', 'pay.confirm'],
  ...['relays.unshare', 'sheets.own', 'sheets.run'],
];

test('whatever writes asks for agreement first, but for what ends a matter', () => {
  const free = actions.filter(([, { kind, scope }]) => kind !== 'query' && scope === null).map(([name]) => name);
  expect(new Set(free)).toEqual(new Set(WITHOUT));
  expect(actions.filter(([, { kind, scope }]) => kind === 'query' && scope !== null)).toEqual([]);
});

/** What needs more than somebody who just came: a promise, words that are carried, and what is said of one’s own home. */
const TRUSTED: Readonly<Record<string, Trust>> = {
  'wall.claim': 'phone',
  'relays.ask': 'phone',
  'changes.propose': 'household',
  'proxies.ask': 'household',
};

test('only a promise, words that are carried and one’s own home need a phone or a household; reading needs neither', () => {
  const asking = actions
    .filter(([, { trust }]) => trust !== 'visitor')
    .map(([name, { trust }]) => [name, trust] as const);
  expect(Object.fromEntries(asking)).toEqual(TRUSTED);
  expect(asking.filter(([name]) => specOf(name).kind === 'query')).toEqual([]);
});

describe('is caught', () => {
  /** The kernel loaded anew with one of its modules changed. */
  const kernelWith = async (module: string, change: (actual: Record<string, Permit>) => object): Promise<Kernel> => {
    const path = `../../${module}`;
    let mutated = serve;
    await jest.isolateModulesAsync(async () => {
      jest.doMock(path, () => {
        const actual = jest.requireActual<Record<string, Permit>>(path);
        return { ...actual, ...change(actual) };
      });
      mutated = (await import('../../cloudfunctions/_kernel/serve')).serve;
    });
    jest.dontMock(path);
    return mutated;
  };
  const kernels: [string, string, string, (actual: Record<string, Permit>) => object][] = [
    [
      'a role counts one moment too long',
      'reports.accept',
      'src/domain/_kernel/access',
      ({ permit }) => ({ permit: (...given: unknown[]) => permit?.(...given.slice(0, 3), Number(given[3]) - 1) }),
    ],
    ['trust is not asked for', 'changes.propose', 'cloudfunctions/_kernel/request', () => ({ checkTrust: () => {} })],
    ['a visitor is trusted', 'wall.claim', 'src/domain/_kernel/access', () => ({ trusts: () => true })],
    [
      'consent is not asked for',
      'reports.submit',
      'cloudfunctions/_kernel/request',
      () => ({ checkConsent: () => {} }),
    ],
    ['an older consent will do', 'wall.post', 'src/domain/_kernel/policy', () => ({ POLICY_VERSION: 0 })],
    ['everything may be read', 'claims.get', 'src/domain/_kernel/machine', () => ({ mayRead: () => true })],
    ['access is not checked', 'places.add', 'cloudfunctions/_kernel/request', () => ({ checkAccess: () => 'anyone' })],
  ];
  test.each(kernels)('in the kernel: %s (%s)', async (_mutant, action, module, change) => {
    const { wrong } = await tryAll(action, specOf(action), await kernelWith(module, change));
    expect(wrong).not.toEqual([]);
  });

  const rowsWith = (spec: ActionSpec, by: (rules: ActionSpec['by']) => ActionSpec['by']): ActionSpec => {
    const { on, move = '' } = spec;
    const machine = on as AnyMachine;
    const rows = (machine.moves[move] ?? []).map((row) => ({ ...row, by: by(row.by) }));
    return { ...spec, on: { ...machine, moves: { ...machine.moves, [move]: rows } } };
  };
  const contracts: [string, string, (spec: ActionSpec) => ActionSpec][] = [
    ['a move is open to anyone', 'reports.accept', (spec) => rowsWith(spec, (by) => [...by, anyone()])],
    [
      'who handled it may follow it up',
      'reports.startFollowUp',
      (spec) => rowsWith(spec, (by) => by.filter((rule) => rule.kind !== 'not')),
    ],
    ['a query forgets who may', 'people.holders', (spec) => ({ ...spec, by: [anyone()] })],
    ['no phone is asked for', 'wall.claim', (spec) => ({ ...spec, trust: 'visitor' })],
    ['a home is asked for where a phone will do', 'relays.ask', (spec) => ({ ...spec, trust: 'household' })],
    ['a role is dropped', 'registry.list', (spec) => ({ ...spec, by: spec.by.slice(1) })],
    ['a part of the policy is not asked for', 'claims.ask', (spec) => ({ ...spec, scope: 'basic' })],
  ];
  test.each(contracts)('in a contract: %s (%s)', async (_mutant, action, change) => {
    const spec = specOf(action);
    expect((await tryAll(action, spec, serve, change(spec))).wrong).not.toEqual([]);
  });
});
