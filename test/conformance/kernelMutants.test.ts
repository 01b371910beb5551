import { safeParse, type GenericSchema } from 'valibot';
import type { Rule } from '../../src/domain/_kernel/access';
import { api as product } from '../../cloudfunctions/composition';
import { serve } from '../../cloudfunctions/_kernel/serve';
import { stranger } from '../support/actors';
import { caught, via } from '../support/conformance/caught';
import type { CheckName } from '../support/conformance/matrix';
import type { Call } from '../support/conformance/probe';
import { startGround, type Ground } from '../support/ground';

let ground: Ground;
beforeAll(async () => {
  ground = await startGround();
});
afterAll(() => ground.town.world.stop());

/** The kernel loaded anew with one of its modules changed. */
const kernelWith = async (
  module: string,
  change: (actual: Record<string, unknown>) => object,
): Promise<typeof serve> => {
  const path = `../../${module}`;
  let mutated = serve;
  await jest.isolateModulesAsync(async () => {
    jest.doMock(path, () => {
      const actual = jest.requireActual<Record<string, unknown>>(path);
      return { ...actual, ...change(actual) };
    });
    mutated = (await import('../../cloudfunctions/_kernel/serve')).serve;
  });
  jest.dontMock(path);
  return mutated;
};

type Permit = (by: readonly Rule[], who: unknown, subject: unknown, now: number) => unknown;
type Grants = { grants: readonly { level: string }[] };
const anywhere =
  (permit: Permit): Permit =>
  (by, who, subject, now) => {
    const area = (subject as { area: Readonly<Record<string, string>> | null }).area ?? {};
    const { grants, ...rest } = who as Grants;
    return permit(
      by,
      { ...rest, grants: grants.map((grant) => ({ ...grant, area: area[grant.level] })) },
      subject,
      now,
    );
  };
const parseOnly = (spec: { input: GenericSchema }, input: unknown) => {
  const parsed = safeParse(spec.input, input);
  if (!parsed.success) throw new Error('refused');
  return parsed.output;
};
let births = 0;

const kernels: [
  mutant: string,
  action: string,
  by: CheckName,
  module: string,
  change: (actual: Record<string, unknown>) => object,
][] = [
  [
    'a move is not looked up by its request',
    'reports.accept',
    'replay',
    'cloudfunctions/_kernel/advance',
    () => ({ replayed: () => undefined }),
  ],
  [
    'a birth gets an id of its own each time',
    'reports.submit',
    'replay',
    'cloudfunctions/_kernel/begin',
    () => ({ bornId: () => `rep_birth${(births += 1).toString().padStart(10, '0')}` }),
  ],
  [
    'the body of a move is not compared',
    'reports.reject',
    'conflict',
    'cloudfunctions/_kernel/hash',
    () => ({ bodyHash: () => 'same' }),
  ],
  [
    'the body of a birth is not compared',
    'reports.submit',
    'conflict',
    'cloudfunctions/_kernel/hash',
    () => ({ bodyHash: () => 'same' }),
  ],
  [
    'the body of a command is not compared',
    'notifications.consent',
    'conflict',
    'cloudfunctions/_kernel/hash',
    () => ({ bodyHash: () => 'same' }),
  ],
  [
    'a command is run every time',
    'reports.contact',
    'conflict',
    'cloudfunctions/_kernel/commands',
    () => ({ once: (_row: unknown, _deps: unknown, work: () => unknown) => work() }),
  ],
  [
    'a role that has ended still counts',
    'reports.accept',
    'outsider',
    'src/domain/_kernel/access',
    ({ permit }) => ({
      permit: (by: readonly Rule[], who: unknown, subject: unknown) => (permit as Permit)(by, who, subject, 0),
    }),
  ],
  [
    'a role counts in every area',
    'reports.accept',
    'outsider',
    'src/domain/_kernel/access',
    ({ permit }) => ({ permit: anywhere(permit as Permit) }),
  ],
  [
    'access is not checked',
    'reports.desk',
    'outsider',
    'cloudfunctions/_kernel/request',
    () => ({ checkAccess: () => 'anyone' }),
  ],
  [
    'special keys are let in',
    'reports.accept',
    'garbage',
    'cloudfunctions/_kernel/request',
    () => ({ parse: parseOnly }),
  ],
];

test.each(kernels)('is caught in the kernel: %s (%s, by %s)', async (_mutant, action, by, module, change) => {
  expect(await caught(ground, action, by, via(ground, product, await kernelWith(module, change)))).not.toEqual([]);
});

test('the kernel loaded anew and unchanged is not caught', async () => {
  const call = via(ground, product, await kernelWith('cloudfunctions/_kernel/hash', () => ({})));
  for (const by of ['success', 'replay', 'conflict'] as const)
    expect(await caught(ground, 'reports.reject', by, call)).toEqual([]);
});

test('is caught: somebody without identity is taken for another', async () => {
  const call: Call = (openid, ...rest) => via(ground, product)(openid || stranger.openid, ...rest);
  expect(await caught(ground, 'reports.mine', 'identity', call)).not.toEqual([]);
});

test.each<CheckName>(['outsider', 'replay', 'conflict'])('is caught: every call leaves a trace, by %s', async (by) => {
  let traces = 0;
  const call: Call = async (...asked) => {
    await ground.town.world.deps.store.insert('audit', { _id: `trace-${by}-${(traces += 1)}` });
    return via(ground, product)(...asked);
  };
  expect(await caught(ground, 'reports.reject', by, call)).not.toEqual([]);
});
