import { permit } from '../../src/domain/_kernel/access';
import { forOneself } from '../../src/domain/_kernel/behalf';
import { unlinked } from '../../src/domain/_kernel/handoff';
import type { wall } from '../../src/domain/wall/contract';
import { ENTRUSTED_TO } from '../../src/domain/wall/kinds';
import type { Beneficiary, Checked, Posting, WishDoc } from '../../src/domain/wall/schema';
import { onBehalf } from '../_kernel/behalf';
import { isBlocked } from '../_kernel/blocked';
import { stands, type Place } from '../_kernel/ground';
import type { Ctx, CtxOf, Fresh } from '../_kernel/handlers';
import { caseNumber } from '../_kernel/numbers';
import type { Store } from '../_kernel/store';
import { maskPhone, type Spot } from '../_kernel/vault';
import { askChecks, WISH_PART } from './checks';
import { vetted } from './vetting';

const ENTRUSTED = { kind: 'grant', ...ENTRUSTED_TO } as const;

type PostCtx = CtxOf<typeof wall.post>;

/** Where a part of the beneficiary’s data is sealed. */
export const spotOf = (id: string, field: keyof Beneficiary): Spot => ({
  collection: 'wishes',
  id,
  field: `beneficiary.${field}`,
});

/** Whom a wish is for, sealed for this wish alone. */
export const sealed = ({ vault, id }: Ctx, { name, phone, door }: Beneficiary) => {
  const seal = (field: keyof Beneficiary, text: string) => vault.seal(spotOf(id, field), text);
  const beneficiary = { name: seal('name', name), phone: seal('phone', phone), door: seal('door', door) };
  return { beneficiary, contactMask: maskPhone(phone) };
};

/** The compound and the building; never a unit, by name or by id: nearer than that nobody needs to know. */
export const whereabouts = ({ _id, name, path, area }: Place): Pick<WishDoc, 'place' | 'placeName'> => ({
  place: area.building ?? _id,
  placeName: path.slice(3, 5).join(' ') || name,
});

/** A row of numbers of their own, beside the reports’. */
export const wishNumber = (store: Store, place: Place, now: number): Promise<string> =>
  caseNumber(store, place, now, '心愿');

/** Nothing has been answered, or not any more. */
export const unanswered = {
  echo: null,
  echoPhotos: [],
  echoAt: null,
  echoChecked: 'none',
  echoPart: null,
  helperShares: false,
} as const satisfies Partial<WishDoc>;

/** Nobody has taken it on. */
export const unclaimed = {
  ...unanswered,
  ...forOneself,
  claimer: null,
  helper: null,
  claimedAt: null,
  claimAskedAt: null,
  inTransit: false,
  openedAt: null,
  askedAt: null,
  renewed: false,
  thanks: null,
  wall: 'off',
  eraseAt: null,
} as const satisfies Partial<WishDoc>;

const checkedOf = async (said: 'pass' | 'unsure', photos: readonly string[], ctx: PostCtx): Promise<Checked> =>
  said === 'pass' && photos.length > 0 ? askChecks(photos, WISH_PART, ctx) : said;

const isTrusted = ({ area }: Place, ctx: PostCtx): boolean =>
  permit([ENTRUSTED], ctx.who, { area, related: () => [] }, ctx.at) !== undefined;

/** What was brought along, and whether anything is in the way of posting here; all read at once. */
const brought = async (input: Posting, place: Place, ctx: PostCtx) => {
  const claim = { person: ctx.who.person, requestId: ctx.requestId };
  const [standing, blocked, said, taken, spoken, behalf] = await Promise.all([
    stands(ctx.store, place),
    isBlocked(ctx, ctx.who.person, place.area.community),
    vetted(input.words, ctx),
    ctx.files.take(input.photos, { ...claim, purpose: 'wish' }, ctx.at),
    ctx.files.takeVoice(input.voice, claim, ctx.at),
    onBehalf(ctx, input.onBehalf, 'wish'),
  ]);
  if (!standing) return ctx.fail('PLACE_GONE');
  if (blocked) return ctx.fail('BLOCKED');
  if (!taken.ok) return ctx.fail(taken.code);
  if (!spoken.ok) return ctx.fail(spoken.code);
  return { said, taken, spoken, behalf };
};

/** The fields of a new wish: words vetted, photos kept from all eyes until they are checked, the person sealed. */
export const post = async (input: Posting, ctx: PostCtx): Promise<Fresh<WishDoc>> => {
  const place = ctx.place();
  if (input.forWhom === 'entrusted' && !isTrusted(place, ctx)) return ctx.fail('STAFF_ONLY');
  const { said, taken, spoken, behalf } = await brought(input, place, ctx);
  const [photos, voice, number] = await Promise.all([
    taken.keep(`p/${ctx.id}/wish`),
    spoken.keep(`p/${ctx.id}`),
    wishNumber(ctx.store, place, ctx.at),
  ]);
  ctx.discard([...taken.uploads, ...spoken.uploads]);
  const checked = await checkedOf(said, photos, ctx);
  return {
    ...unlinked,
    ...unclaimed,
    ...behalf,
    number,
    kind: input.kind,
    words: input.words,
    voice,
    photos,
    when: input.when,
    forWhom: input.onBehalf === undefined ? input.forWhom : 'relative',
    ...whereabouts(place),
    author: ctx.who.person,
    ...sealed(ctx, input.beneficiary),
    checked,
    queue: 'none',
    authorShares: input.share,
  };
};
