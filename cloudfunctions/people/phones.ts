import type { people } from '../../src/domain/people/contract';
import type { Confirming, PhoneDesk, PhoneDoc, PhoneView, Refusing, Telling } from '../../src/domain/people/phones';
import type { InferOutput } from 'valibot';
import { trustOf, type BoundPhone, type Me } from '../../src/domain/people/schema';
import { phoneIndex } from '../_kernel/blind';
import { nextCursor } from '../_kernel/cursor';
import type { Deps } from '../_kernel/deps';
import { primaryOf, stands } from '../_kernel/ground';
import type { Change, Ctx, CtxOf, Fresh } from '../_kernel/handlers';
import { maskPhone, type Spot } from '../_kernel/vault';
import { changeOwn } from './views';

const PAGE = 20;
/** Numbers somebody may have waiting at once. */
const MOST_TOLD = 2;
const MAINLAND = '86';

const spotOf = (person: string): Spot => ({ collection: 'people', id: person, field: 'phone' });

/** A number as a person carries it: sealed for him alone, with what finds it and what may be shown. */
const bound = (deps: Deps, person: string, phone: string) => ({
  sealed: deps.vault.seal(spotOf(person), phone),
  mask: maskPhone(phone),
  index: phoneIndex(deps, phone),
});

/** Binds the number WeChat knows the caller by. */
export const bindPhone = async ({ code }: { code: string }, ctx: CtxOf<typeof people.bindPhone>): Promise<Me> => {
  const answer = await ctx.wechat.phoneOf(ctx.openid, code);
  if (answer === 'refused') return ctx.fail('PHONE_CODE');
  if (answer === 'away') return ctx.fail('WECHAT_AWAY');
  if (answer.country !== MAINLAND) return ctx.fail('PHONE_ABROAD');
  const phone: BoundPhone = { ...bound(ctx, ctx.who.person, answer.number), by: 'wechat', at: ctx.at };
  return changeOwn(ctx, 'bindPhone', ({ home }) => ({ phone, trust: trustOf({ home, phone }) }));
};

const ownPhones = (ctx: Ctx): Promise<PhoneDoc[]> =>
  ctx.store.page<PhoneDoc>('phones', {
    where: { person: ctx.who.person },
    by: ['createdAt', 'desc'],
    limit: PAGE,
  });

/** Writes down a number that was typed by hand. */
export const tellPhone = async (
  { phone }: InferOutput<typeof Telling>,
  ctx: CtxOf<typeof people.tellPhone>,
): Promise<Fresh<PhoneDoc>> => {
  const place = ctx.place();
  if (!(await stands(ctx.store, place))) return ctx.fail('PLACE_GONE');
  const waiting = (await ownPhones(ctx)).filter(({ state }) => state === 'told');
  if (waiting.length >= MOST_TOLD) return ctx.fail('TOO_MANY_OPEN');
  return {
    ...bound(ctx, ctx.who.person, phone),
    person: ctx.who.person,
    placeName: place.name,
    primary: await primaryOf(ctx, place.area),
  };
};

/** Lets a typed number count where the worker has heard the same one. */
export const confirmPhone = (
  { phone }: InferOutput<typeof Confirming>,
  ctx: CtxOf<typeof people.confirmPhone>,
): Change<PhoneDoc> => {
  if (phoneIndex(ctx, phone) !== ctx.doc.index) return ctx.fail('PHONE_DIFFERS');
  return {};
};

const FORGOTTEN = { sealed: '', mask: '', index: '' } as const;

/** Refuses a typed number; it is not kept. */
export const refusePhone = ({ reason }: InferOutput<typeof Refusing>): Change<PhoneDoc> => ({
  set: FORGOTTEN,
  note: reason,
});

/** Empties every number the caller has ever typed. */
export const forgetPhones = async (ctx: Ctx): Promise<void> => {
  for (const { _id } of await ownPhones(ctx)) await ctx.store.updateIf('phones', _id, {}, { set: FORGOTTEN });
};

/** A typed number as the worker and the person see it. */
export const phoneView = ({ _id, state, placeName, mask, createdAt }: PhoneDoc): PhoneView => ({
  id: _id,
  state: state as PhoneView['state'],
  placeName,
  phone: mask,
  toldAt: createdAt,
});

/** Typed numbers of an area that wait. */
export const phones = async (
  { area, level, after }: InferOutput<typeof PhoneDesk>,
  ctx: CtxOf<typeof people.phones>,
) => {
  if (ctx.place().kind !== level) return ctx.fail('WRONG_LEVEL');
  const where = { [`area.${level}`]: area, state: 'told' };
  const rows = await ctx.store.page<PhoneDoc>('phones', { where, by: ['createdAt', 'asc'], after, limit: PAGE });
  return { rows: rows.map(phoneView), next: nextCursor(rows, PAGE, (row) => row.createdAt) };
};
