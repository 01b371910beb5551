import { forOneself } from '../../src/domain/_kernel/behalf';
import { unlinked } from '../../src/domain/_kernel/handoff';
import { addWorkingMinutes } from '../../src/domain/_kernel/time';
import { ACCEPT_WORKING_MINUTES, DANGER_MINUTES, type Category } from '../../src/domain/reports/categories';
import type { reports } from '../../src/domain/reports/contract';
import type { ReportDoc, Submission } from '../../src/domain/reports/schema';
import { onBehalf } from '../_kernel/behalf';
import type { Deps } from '../_kernel/deps';
import { dutyOf, stands, type Place } from '../_kernel/ground';
import type { CtxOf, Fresh } from '../_kernel/handlers';
import { caseNumber } from '../_kernel/numbers';
import { maskPhone } from '../_kernel/vault';

type SubmitCtx = CtxOf<typeof reports.submit>;
const MINUTE = 60_000;

/** By when a fresh report is to be accepted: two working hours, a quarter of an hour where people are in danger. */
export const acceptBy = (category: Category, now: number): number =>
  category === 'danger' ? now + DANGER_MINUTES * MINUTE : addWorkingMinutes(now, ACCEPT_WORKING_MINUTES);

/** Where the matter is, as its handlers read it: compound, building, unit. */
export const placeName = (place: Place): string => place.path.slice(3).join(' ') || place.name;

const sealContact = (ctx: SubmitCtx, contact: Submission['contact']) => {
  if (!contact) return { contact: null, contactMask: null };
  const spot = (field: string) => ({ collection: 'reports', id: ctx.id, field });
  const sealed = {
    name: ctx.vault.seal(spot('contact.name'), contact.name),
    phone: ctx.vault.seal(spot('contact.phone'), contact.phone),
  };
  return { contact: sealed, contactMask: maskPhone(contact.phone) };
};

/** Nobody has done anything about it yet. */
export const unhandled = {
  ...unlinked,
  ...forOneself,
  assignee: null,
  assigneeName: null,
  handler: null,
  visitor: null,
  followers: [],
  level: 'grid4',
  queue: 'todo',
  open: true,
  acknowledgedAt: null,
  outcome: null,
  reply: null,
  afterPhotos: [],
  hopCount: 0,
  jointMeeting: false,
  reopenCount: 0,
  supervised: false,
  appealed: false,
  mergedInto: null,
  suspensionAsked: false,
  suspendUntil: null,
  closedAt: null,
  confirmedBy: null,
  rating: null,
  presence: null,
} as const satisfies Partial<Fresh<ReportDoc>>;

/** Who is in charge of a place at this moment: who is on duty in its level-4 grid, with the one behind him. */
export const routed = async (deps: Pick<Deps, 'store' | 'now'>, place: Place) => {
  const { first, second } = await dutyOf(deps, place.area);
  return { primary: first?.person ?? null, primaryName: first?.name ?? null, backup: second?.person ?? null };
};

/** What WeChat says of the words; where there are none, the voice has to say it. */
const checked = ({ words, voice }: Submission, ctx: SubmitCtx) => {
  if (words !== undefined) return ctx.wechat.checkText(ctx.openid, words);
  return voice === undefined ? ctx.fail('INVALID', [{ path: 'words', rule: 'too_short' }]) : ('unchecked' as const);
};

/** The fields of a new report: words checked, photos and voice kept, contact sealed, routed to its building’s grid. */
export const submit = async (input: Submission, ctx: SubmitCtx): Promise<Fresh<ReportDoc>> => {
  const place = ctx.place();
  const claim = { person: ctx.who.person, requestId: ctx.requestId };
  const [standing, wordsChecked, taken, said, inCharge, behalf] = await Promise.all([
    stands(ctx.store, place),
    checked(input, ctx),
    ctx.files.take(input.photos, { ...claim, purpose: 'report' }, ctx.at),
    ctx.files.takeVoice(input.voice, claim, ctx.at),
    routed(ctx, place),
    onBehalf(ctx, input.onBehalf, 'report'),
  ]);
  if (!standing) return ctx.fail('PLACE_GONE');
  if (wordsChecked === 'risky') return ctx.fail('WORDS_REFUSED');
  if (!taken.ok) return ctx.fail(taken.code);
  if (!said.ok) return ctx.fail(said.code);
  const [photos, voice, number] = await Promise.all([
    taken.keep(`p/${ctx.id}/before`),
    said.keep(`p/${ctx.id}`),
    caseNumber(ctx.store, place, ctx.at),
  ]);
  ctx.discard([...taken.uploads, ...said.uploads]);
  return {
    ...unhandled,
    ...behalf,
    number,
    category: input.category,
    words: input.words ?? '',
    voice,
    photos,
    place: place._id,
    placeName: placeName(place),
    neighbours: input.neighbours,
    reporter: ctx.who.person,
    ...sealContact(ctx, input.contact),
    ...inCharge,
    dueAt: acceptBy(input.category, ctx.at),
    wordsChecked,
  };
};
