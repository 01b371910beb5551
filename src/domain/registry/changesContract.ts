import { array, nullable, optional, picklist, strictObject } from 'valibot';
import { relation } from '../_kernel/access';
import { begin, command, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, words } from '../_kernel/ids';
import { changeMachine, ChangePage, ChangeView, Proposing, Said } from './changes';
import { keepers } from './machine';
import { LookUp } from './schema';

const id = 'chg_0000000001';
const output = ChangeView;

/** Corrections that residents propose to their own entry in the register (住户自助更新). */
export const changes = defineDomain({
  propose: begin(changeMachine, 'propose', {
    doc: 'Say what has changed in one’s own household; the grid worker looks at it before it is entered.',
    trust: 'household',
    scope: 'home',
    input: Proposing,
    output,
    errors: ['NO_SUCH_MEMBER', 'NOTHING_ASKED', 'TOO_MANY_OPEN'],
    example: { household: 'hsh_0000000001', kind: 'add', said: { name: '住户丙', relation: 'child' } },
  }),
  accept: move(changeMachine, 'accept', {
    doc: 'Enter what was proposed into the register.',
    input: strictObject({ id: Id }),
    output,
    errors: ['NO_HOUSEHOLD', 'NO_SUCH_MEMBER', 'LAST_MEMBER', 'HOUSEHOLD_FULL', 'MEMBER_TWICE'],
    example: { id },
  }),
  decline: move(changeMachine, 'decline', {
    doc: 'Leave the register as it is, with a reason for the household.',
    input: strictObject({ id: Id, reason: words(2, 100) }),
    output,
    example: { id, reason: '跟房产证对不上，请带证来看看' },
  }),
  withdraw: move(changeMachine, 'withdraw', {
    doc: 'Take one’s proposal back.',
    scope: null,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  mine: query({
    doc: 'The caller’s own proposals, newest first, at most 20.',
    input: strictObject({}),
    output: strictObject({ rows: array(ChangeView) }),
    example: {},
  }),
  desk: query({
    doc: 'Proposals of a grid or a community that wait to be looked at, the oldest first.',
    by: keepers,
    at: 'area',
    input: strictObject({ area: Id, level: picklist(['grid4', 'community']), after: optional(Cursor) }),
    output: ChangePage,
    errors: ['WRONG_LEVEL'],
    example: { area: 'plc_0000000001', level: 'grid4' },
  }),
  said: command({
    secret: true,
    doc: 'What exactly is proposed, in the clear; each reading is logged with its purpose and visible to the household.',
    on: changeMachine,
    by: [...keepers, relation('proposer')],
    input: strictObject({ id: Id, purpose: LookUp }),
    output: strictObject({ said: nullable(Said) }),
    example: { id, purpose: 'verify' },
  }),
});
