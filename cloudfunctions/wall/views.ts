import { permit } from '../../src/domain/_kernel/access';
import type { Area } from '../../src/domain/_kernel/area';
import { linksFor } from '../../src/domain/_kernel/handoff';
import { mayRead, movesFor, subjectOf } from '../../src/domain/_kernel/machine';
import { wall } from '../../src/domain/wall/contract';
import { EXPIRE_AFTER, wishMachine } from '../../src/domain/wall/machine';
import { SCOPES, type WishDoc, type WishState } from '../../src/domain/wall/schema';
import type { WishRow, WishView } from '../../src/domain/wall/views';
import { voiceView } from '../_kernel/files';
import type { Ctx } from '../_kernel/handlers';

const ROW_WORDS = 60;

const allowed = (rules: Parameters<typeof permit>[0], wish: WishDoc, ctx: Ctx): boolean =>
  permit(rules, ctx.who, subjectOf(wishMachine, wish), ctx.at) !== undefined;

/** How near somebody stands to a wish, and so how much of it he sees. */
interface Sight {
  author: boolean;
  helper: boolean;
  staff: boolean;
  /** Author, helper, claimer or staff. */
  inside: boolean;
}

const sightOf = (wish: WishDoc, ctx: Ctx): Sight => {
  const author = wish.author === ctx.who.person;
  return {
    author,
    helper: wish.helper === ctx.who.person || wish.claimer === ctx.who.person,
    staff: allowed(wall.judgeEcho.by, wish, ctx),
    inside: allowed(wishMachine.read, wish, ctx),
  };
};

const isShared = (wish: WishDoc): boolean =>
  wish.state === 'fulfilled' && wish.authorShares && wish.helperShares && wish.echoChecked === 'pass';

/** The photos of the wish that the caller may see: before they are checked, the author and the staff alone. */
const photosFor = (wish: WishDoc, sight: Sight): readonly string[] =>
  wish.checked === 'pass' || sight.author || sight.staff ? wish.photos : [];

const echoPhotosFor = (wish: WishDoc, sight: Sight): readonly string[] => {
  if (sight.helper || sight.staff) return wish.echoPhotos;
  return isShared(wish) || (sight.author && wish.echoChecked === 'pass') ? wish.echoPhotos : [];
};

const expiresAt = ({ state, timerAt, timerMove }: WishDoc): number | null => {
  if (state !== 'open' || timerAt === null) return null;
  return timerMove === 'ask' ? timerAt + EXPIRE_AFTER : timerAt;
};

/** A voice tells who is speaking: it is for those who may know whom the wish is for. */
const voiceFor = (wish: WishDoc, ctx: Ctx) => (allowed(wall.contact.by, wish, ctx) ? wish.voice : null);

const media = async (wish: WishDoc, sight: Sight, ctx: Ctx) => {
  const [before, after, voice] = [photosFor(wish, sight), echoPhotosFor(wish, sight), voiceFor(wish, ctx)];
  const photos = before.length + after.length;
  const urls = await ctx.files.urls([...before, ...after, ...(voice ? [voice.file] : [])]);
  const there = (url: string): boolean => url !== '';
  return {
    photos: urls.slice(0, before.length).filter(there),
    after: urls.slice(before.length, photos).filter(there),
    voice: voiceView(voice, urls[photos]),
  };
};

const echoFor = (wish: WishDoc, seen: boolean, photos: string[]): WishView['echo'] =>
  seen && wish.echo !== null ? { words: wish.echo, photos, at: wish.echoAt ?? wish.updatedAt } : null;

const linesFor = (wish: WishDoc, ctx: Ctx, noted: boolean): WishView['timeline'] =>
  wish.timeline.map(({ at, by, grant, move, to, note }) => ({
    at,
    grant,
    mine: by === ctx.who.person,
    move,
    to: to as WishState,
    note: noted ? note : '',
  }));

const relationsOf = (wish: WishDoc, person: string): string[] => {
  const { related } = subjectOf(wishMachine, wish);
  return Object.keys(wishMachine.relations).filter((name) => related(name).includes(person));
};

// The system’s own review follows the posting at once, and the report the conversion: each in a write of its own.
const present = async (wish: WishDoc, ctx: Ctx): Promise<WishDoc> => {
  const reviewed = wish.state !== 'pending_review' || wish.checked !== 'pass';
  const linked = wish.handoff === null || wish.linkedTo !== null;
  return reviewed && linked ? wish : ((await ctx.store.get<WishDoc>('wishes', wish._id)) ?? wish);
};

const plain = (wish: WishDoc) => ({
  id: wish._id,
  rev: wish.rev,
  number: wish.number,
  state: wish.state as WishState,
  kind: wish.kind,
  words: wish.words,
  when: wish.when,
  forWhom: wish.forWhom,
  place: { id: wish.place, name: wish.placeName },
  area: wish.area as Area,
  createdAt: wish.createdAt,
  openedAt: wish.openedAt,
  askedAt: wish.askedAt,
  expiresAt: expiresAt(wish),
  renewed: wish.renewed,
  claimedAt: wish.claimedAt,
  claimAskedAt: wish.claimAskedAt,
  inTransit: wish.inTransit,
  shared: isShared(wish),
  authorShares: wish.authorShares,
  helperShares: wish.helperShares,
});

/** A wish as the caller may see it; whom it is for is in none of them. */
export const wishView = async (given: WishDoc, ctx: Ctx): Promise<WishView> => {
  const wish = await present(given, ctx);
  const sight = sightOf(wish, ctx);
  const { photos, after, voice } = await media(wish, sight, ctx);
  const seen = sight.inside || isShared(wish);
  const keeps = sight.author || sight.staff;
  const reads = sight.inside || wishMachine.shown.some((state) => state === wish.state);
  return {
    ...plain(wish),
    voice,
    photos,
    echo: echoFor(wish, seen, after),
    thanks: seen ? wish.thanks : null,
    queue: keeps ? wish.queue : 'none',
    checked: keeps ? wish.checked : 'none',
    echoJudgeable: wish.queue === 'echo' && sight.staff,
    onBehalf: keeps || wish.principal === ctx.who.person ? wish.principalMask : null,
    contactMask: keeps || wish.claimer === ctx.who.person ? wish.contactMask : null,
    contactReadable: wish.beneficiary !== null && allowed(wall.contact.by, wish, ctx),
    as: relationsOf(wish, ctx.who.person),
    // A move by which the caller lost sight of the wish leaves him nothing more to do.
    moves: reads && mayRead(wishMachine, wish, ctx.who, ctx.at) ? movesFor(wishMachine, wish, ctx.who, ctx.at) : [],
    timeline: linesFor(wish, ctx, sight.inside),
    links: linksFor(wish, ctx.who.person, sight.inside),
  };
};

const clip = (text: string): string => {
  const points = [...text.replace(/\s+/g, ' ')];
  return points.length <= ROW_WORDS ? points.join('') : `${points.slice(0, ROW_WORDS - 1).join('')}…`;
};

const nearOf = (wish: WishDoc, around: Area | undefined): WishRow['near'] =>
  SCOPES.find((level) => around?.[level] !== undefined && wish.area?.[level] === around[level]) ?? null;

/** Wishes as paper notes, each with its first photo; nearness is seen from `around`. */
export const wishRows = async (wishes: readonly WishDoc[], ctx: Ctx, around?: Area): Promise<WishRow[]> => {
  const sights = wishes.map((wish) => sightOf(wish, ctx));
  const first = wishes.map((wish, index) => photosFor(wish, sights[index] as Sight)[0]);
  const urls = await ctx.files.urls(first.filter((photo) => photo !== undefined));
  return wishes.map((wish, index) => {
    const seen = sights[index]?.inside || isShared(wish);
    const url = first[index] === undefined ? '' : urls[first.slice(0, index).filter(Boolean).length];
    return {
      id: wish._id,
      number: wish.number,
      state: wish.state as WishState,
      kind: wish.kind,
      words: clip(wish.words),
      when: wish.when,
      forWhom: wish.forWhom,
      placeName: wish.placeName,
      near: nearOf(wish, around),
      photo: url === undefined || url === '' ? null : url,
      createdAt: wish.createdAt,
      openedAt: wish.openedAt,
      claimedAt: wish.claimedAt,
      mine: sights[index]?.author === true,
      helping: sights[index]?.helper === true,
      echo: seen && wish.echo !== null ? clip(wish.echo) : null,
      thanks: seen && wish.thanks !== null ? clip(wish.thanks) : null,
    };
  });
};
