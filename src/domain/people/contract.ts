import { optional, strictObject } from 'valibot';
import { command, defineDomain, move, query } from '../_kernel/contract';
import { Id, Timestamp, words } from '../_kernel/ids';
import { LevelName } from '../_kernel/area';
import { personMachine } from './machine';
import { Me, PersonView, RoleName } from './schema';

const example = { id: 'per_0000000001', role: 'gridWorker', level: 'grid4', area: 'plc_0000000001' } as const;

/** People and the roles they hold over places. */
export const people = defineDomain({
  enter: command({
    doc: 'Become known to the system; happens by itself with the first write.',
    input: strictObject({}),
    output: PersonView,
    example: {},
  }),
  me: query({
    doc: 'Who the caller is: his number, his trust level and his roles.',
    input: strictObject({}),
    output: Me,
    example: {},
  }),
  grant: move(personMachine, 'grant', {
    doc: 'Give a person a role over a place, with or without an end.',
    at: 'area',
    input: strictObject({
      id: Id,
      role: RoleName,
      level: LevelName,
      area: Id,
      title: words(1, 20),
      validTo: optional(Timestamp),
    }),
    output: PersonView,
    errors: ['WRONG_LEVEL', 'TOO_MANY', 'ALREADY_OVER'],
    example: { ...example, title: '网格员甲(演示)' },
  }),
  endGrant: move(personMachine, 'endGrant', {
    doc: 'Take a role over a place back.',
    at: 'area',
    input: strictObject({ id: Id, role: RoleName, level: LevelName, area: Id }),
    output: PersonView,
    example,
  }),
});
