import { strictObject } from 'valibot';
import { not, relation } from '../../src/domain/_kernel/access';
import { move, type ActionSpec } from '../../src/domain/_kernel/contract';
import { Id } from '../../src/domain/_kernel/ids';
import { machineOf, type Stateful } from '../../src/domain/_kernel/machine';
import { checkAccess } from '../../cloudfunctions/_kernel/request';

interface Doc extends Stateful {
  owner: string;
  maker: string;
}

const machine = machineOf<Doc>()({
  name: 'thing',
  collection: 'things',
  prefix: '',
  states: ['new', 'old'],
  final: [],
  relations: { owner: 'owner', maker: 'maker' },
  read: [relation('owner'), relation('maker')],
  begin: {},
  moves: {
    check: [
      { from: ['new'], to: 'old', by: [relation('owner'), not('maker')] },
      { from: ['old'], to: 'old', by: [relation('maker')] },
    ],
  },
});
const input = strictObject({ id: Id });
const told = { doc: 'Check.', input, output: input, example: { id: 'abcdefgh12' } };
const spec = move(machine, 'check', told) as unknown as ActionSpec;
const doc = { _id: 'abcdefgh12', state: 'old', area: null, owner: 'owner-one', maker: 'maker-one' } as unknown as Doc;
const who = (person: string) => ({ person, trust: 'visitor' as const, grants: [] });

test('a `not` of one row keeps nobody from another row of the same move', () => {
  const loaded = { place: undefined, doc };
  expect(checkAccess(spec, loaded, who('owner-one'), 0)).toBe('owner');
  expect(checkAccess(spec, loaded, who('maker-one'), 0)).toBe('maker');
  expect(() => checkAccess(spec, loaded, who('stranger1'), 0)).toThrow('FORBIDDEN');
});
