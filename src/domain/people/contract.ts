import { array, maxLength, minLength, number, optional, pipe, regex, strictObject, string } from 'valibot';
import { auditor } from '../_kernel/access';
import { LevelName } from '../_kernel/area';
import { begin, command, defineDomain, move, query } from '../_kernel/contract';
import { Id, Timestamp, words } from '../_kernel/ids';
import { SCOPES } from '../_kernel/policy';
import { InviteCode, inviteMachine, InviteView, Inviting } from './invites';
import { personMachine } from './machine';
import {
  confirmers,
  Confirming,
  PhoneDesk,
  phoneMachine,
  PhonePage,
  PhoneView,
  Refusing,
  Telling,
  ToldView,
} from './phones';
import { GIVERS } from './roles';
import { AgreementView, HolderView, Me, PersonView, RoleName, ScopeName } from './schema';

const area = 'plc_0000000001';
const worker = { role: 'gridWorker', level: 'grid4', area } as const;
const example = { id: 'per_0000000001', ...worker };
const tel = 'tel_0000000001';
const phone = '13900000001';
const scopes = pipe(array(ScopeName), minLength(1, 'too_few'), maxLength(SCOPES.length, 'too_many'));
/** What stands in the way of a role, whoever gives it. */
const GIVING = ['WRONG_LEVEL', 'NOT_YOURS_TO_GIVE', 'ALREADY_OVER', 'TERM_TOO_LONG'] as const;
const TAKING = ['TOO_MANY', 'DUTIES_CLASH'] as const;

/** People, how sure we are of them, what they agreed to, and the roles they hold over places. */
export const people = defineDomain({
  enter: command({
    doc: 'Become known to the system; happens by itself with the first write.',
    scope: null,
    input: strictObject({}),
    output: PersonView,
    example: {},
  }),
  me: query({
    doc: 'Who the caller is: his number, his trust level, his roles, and what he agreed to.',
    input: strictObject({}),
    output: Me,
    example: {},
  }),
  consent: command({
    doc: 'Agree to what a version of the policy says, part by part; each part is one line of the log.',
    scope: null,
    input: strictObject({ version: number(), scopes }),
    output: Me,
    errors: ['POLICY_CHANGED'],
    example: { version: 1, scopes: ['basic'] },
  }),
  withdraw: command({
    doc: 'Take an agreement back: from then on nothing is written under it, and a phone kept under it is gone.',
    scope: null,
    input: strictObject({ scope: ScopeName }),
    output: Me,
    example: { scope: 'contact' },
  }),
  bindPhone: command({
    doc: 'Bind the phone that WeChat vouches for, by the code of its button (once, five minutes).',
    scope: 'contact',
    input: strictObject({ code: pipe(string(), regex(/^[\w-]{8,128}$/, 'code')) }),
    output: Me,
    errors: ['PHONE_CODE', 'PHONE_ABROAD', 'WECHAT_AWAY'],
    example: { code: 'phone-code-0001' },
  }),
  tellPhone: begin(phoneMachine, 'tellPhone', {
    doc: 'Type a phone by hand, without WeChat’s; the grid worker of the building confirms it.',
    at: 'place',
    scope: 'contact',
    input: Telling,
    output: PhoneView,
    errors: ['PLACE_GONE', 'TOO_MANY_OPEN'],
    example: { place: area, phone },
  }),
  confirmPhone: move(phoneMachine, 'confirmPhone', {
    doc: 'Confirm a typed phone by typing what was heard from the person: it must be the same number.',
    input: Confirming,
    output: PhoneView,
    errors: ['PHONE_DIFFERS'],
    example: { id: tel, phone },
  }),
  refusePhone: move(phoneMachine, 'refusePhone', {
    doc: 'Refuse a typed phone.',
    input: Refusing,
    output: PhoneView,
    example: { id: tel, reason: '打过去不是本人' },
  }),
  phones: query({
    doc: 'Typed phones of a grid or a community that wait to be confirmed, the oldest first.',
    by: confirmers,
    at: 'area',
    input: PhoneDesk,
    output: PhonePage,
    errors: ['WRONG_LEVEL'],
    example: { area, level: 'grid4' },
  }),
  grant: move(personMachine, 'grant', {
    doc: 'Give a person a role over a place below one’s own; it ends by itself, at the longest term when no end is said.',
    at: 'area',
    input: strictObject({
      ...{ id: Id, role: RoleName, level: LevelName, area: Id },
      title: words(1, 20),
      validTo: optional(Timestamp),
    }),
    output: PersonView,
    errors: [...GIVING, ...TAKING],
    example: { ...example, title: '网格员甲(演示)' },
  }),
  endGrant: move(personMachine, 'endGrant', {
    doc: 'Take a role over a place back, or give one’s own back.',
    at: 'area',
    input: strictObject({ id: Id, role: RoleName, level: LevelName, area: Id }),
    output: PersonView,
    errors: ['NOT_YOURS_TO_GIVE'],
    example,
  }),
  invite: begin(inviteMachine, 'invite', {
    doc: 'Offer a role to whoever shows a code: once, for ten minutes to a day.',
    at: 'area',
    input: Inviting,
    output: InviteView,
    errors: GIVING,
    example: { ...worker, title: '网格员甲(演示)', minutes: 30 },
  }),
  withdrawInvite: move(inviteMachine, 'withdrawInvite', {
    doc: 'Withdraw an offered role before somebody takes it.',
    input: strictObject({ id: Id }),
    output: InviteView,
    example: { id: 'inv_0000000001' },
  }),
  invites: query({
    doc: 'The roles the caller has offered and nobody has taken yet, newest first, at most twenty.',
    input: strictObject({}),
    output: strictObject({ rows: array(InviteView) }),
    example: {},
  }),
  accept: command({
    doc: 'Take the role that a code offers.',
    input: strictObject({ code: InviteCode }),
    output: Me,
    errors: ['WRONG_INVITE', 'INVITE_OVER', 'OWN_INVITE', ...TAKING],
    example: { code: '0123456789' },
  }),
  holders: query({
    doc: 'Who holds which role over a place, by public name; phones masked, at most a hundred.',
    by: [...GIVERS, auditor('district'), auditor('street'), auditor('community')],
    at: 'area',
    input: strictObject({ area: Id }),
    output: strictObject({ rows: array(HolderView) }),
    example: { area },
  }),
  told: query({
    doc: 'The numbers the caller typed by hand, newest first, at most five, with what came of each.',
    input: strictObject({}),
    output: strictObject({ rows: array(ToldView) }),
    example: {},
  }),
  agreements: query({
    doc: 'What the caller agreed to and took back, newest first, at most fifty lines.',
    input: strictObject({}),
    output: strictObject({ rows: array(AgreementView) }),
    example: {},
  }),
});
