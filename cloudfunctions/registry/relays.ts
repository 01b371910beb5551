import { movesFor, subjectOf } from '../../src/domain/_kernel/machine';
import { doorOf, unitOf } from '../../src/domain/registry/address';
import { numberIn } from '../../src/domain/_kernel/publicWords';
import type { HouseholdDoc, RoomDoc } from '../../src/domain/registry/schema';
import { keepers } from '../../src/domain/registry/machine';
import {
  relayMachine,
  SHARED_FOR,
  type RelayDoc,
  type Relaying,
  type RelayView,
} from '../../src/domain/registry/relays';
import { relays } from '../../src/domain/registry/relaysContract';
import { permit } from '../../src/domain/_kernel/access';
import { timedBy } from '../_kernel/deadlines';
import { primaryOf, stands } from '../_kernel/ground';
import { run, type Ctx, type CtxOf, type Fresh } from '../_kernel/handlers';
import { logReading } from '../_kernel/readings';
import type { Spot } from '../_kernel/vault';
import { ownOf, tooMany, waitingIn } from './desk';
import { openMember } from './members';
import { nameOf, roomId, whereIs } from './rooms';

type Sealed = 'words' | 'answer' | 'askerShare' | 'addresseeShare';
type Side = 'asker' | 'addressee';

/** What the timer changes on a relay nobody has ended: its state, and with it what was lent. */
export const relayDeadlines = timedBy<RelayDoc>(relayMachine, () => ({}));

const spotOf = (id: string, field: Sealed): Spot => ({ collection: 'relays', id, field });
const SHARE = { asker: 'askerShare', addressee: 'addresseeShare' } as const;
const other = (side: Side): Side => (side === 'asker' ? 'addressee' : 'asker');

const keeps = (relay: RelayDoc, ctx: Ctx): boolean =>
  permit(keepers, ctx.who, subjectOf(relayMachine, relay), ctx.at) !== undefined;

const sideOf = (relay: RelayDoc, ctx: Ctx): Side => (relay.asker === ctx.who.person ? 'asker' : 'addressee');

const lentBy = (relay: RelayDoc, side: Side, now: number) => {
  const share = relay[SHARE[side]];
  return share && share.until > now ? share : null;
};

const relayView = (relay: RelayDoc, ctx: Ctx): RelayView => {
  const { related } = subjectOf(relayMachine, relay);
  const sides = (['asker', 'addressee'] as const).filter((name) => related(name).includes(ctx.who.person));
  const desk = keeps(relay, ctx);
  const open = (field: Sealed, sealed: string) => ctx.vault.open(spotOf(relay._id, field), sealed);
  const until = (side: Side) => (sides.length > 0 ? (lentBy(relay, side, ctx.at)?.until ?? null) : null);
  const side = sideOf(relay, ctx);
  return {
    id: relay._id,
    state: relay.state as RelayView['state'],
    topic: relay.topic,
    placeName: relay.placeName,
    roomName: nameOf(relay),
    words: open('words', relay.wordsSealed),
    answer: relay.answerSealed === null ? null : open('answer', relay.answerSealed),
    household: desk ? relay.household : null,
    report: side === 'asker' || desk ? relay.report : null,
    told: desk ? relay.told : null,
    askedAt: relay.createdAt,
    lent: until(side),
    borrowed: until(other(side)),
    reason: relay.timeline.find(({ move }) => move === 'decline')?.note ?? null,
    as: sides,
    moves: movesFor(relayMachine, relay, ctx.who, ctx.at),
  };
};

type Speaks = Ctx & { fail: (code: 'WORDS_REFUSED' | 'NUMBER_IN_WORDS') => never };

/** Words for somebody one does not know: a number is lent, not written; what WeChat calls risky is not carried. */
const heard = async (words: string, ctx: Speaks): Promise<string> => {
  if (numberIn(words)) return ctx.fail('NUMBER_IN_WORDS');
  return (await ctx.wechat.checkText(ctx.openid, words)) === 'risky' ? ctx.fail('WORDS_REFUSED') : words;
};

const ownReport = async (id: string | undefined, ctx: CtxOf<typeof relays.ask>): Promise<string | null> => {
  if (id === undefined) return null;
  const report = await ctx.store.get<{ _id: string; reporter: string }>('reports', id);
  return report?.reporter === ctx.who.person ? id : ctx.fail('NOT_FOUND');
};

const ask = async (input: Relaying, ctx: CtxOf<typeof relays.ask>): Promise<Fresh<RelayDoc>> => {
  const where = whereIs(ctx.place(), input.unitName, input.door ?? '') ?? ctx.fail('NOT_A_BUILDING');
  if (!(await stands(ctx.store, ctx.place()))) return ctx.fail('PLACE_GONE');
  if (await tooMany(ctx, 'relays', 'asker', 'asked')) return ctx.fail('TOO_MANY_OPEN');
  const report = await ownReport(input.report, ctx);
  const words = await heard(input.words, ctx);
  const { building, placeName, unitName, door, area } = where;
  return {
    ...{ building, placeName, unitName, door, area, report, asker: ctx.who.person, topic: input.topic },
    wordsSealed: ctx.vault.seal(spotOf(ctx.id, 'words'), words),
    answerSealed: null,
    ...{ household: null, addressees: [], told: null, askerShare: null, addresseeShare: null },
    primary: await primaryOf(ctx, area),
  };
};

const pass = async ({ household: id, told }: { household: string; told: RelayDoc['told'] }, ctx: PassCtx) => {
  const found = await ctx.store.get<HouseholdDoc>('households', id);
  if (found?.state !== 'living' || found.area?.building !== ctx.doc.building) return ctx.fail('NO_HOUSEHOLD');
  const addressees = found.bound.filter((person) => person !== ctx.doc.asker);
  if (told === 'app' && addressees.length === 0) return ctx.fail('NOBODY_BOUND');
  return { set: { household: id, told, addressees: told === 'app' ? addressees : [] } };
};
type PassCtx = CtxOf<typeof relays.pass>;

type Door = { door?: string | undefined; unitName?: string | undefined };

/** The household behind the door that was asked for, or behind the one the grid worker takes it to be. */
const livingBehind = async (asked: Door, ctx: CtxOf<typeof relays.people>): Promise<HouseholdDoc | undefined> => {
  const { building } = ctx.doc;
  const door = doorOf(asked.door ?? (ctx.doc.door || ctx.fail('NO_DOOR')));
  const unitName = unitOf(asked.unitName ?? ctx.doc.unitName);
  const room = await ctx.store.get<RoomDoc>('rooms', roomId({ building, unitName, door }));
  const living = room?.household ? await ctx.store.get<HouseholdDoc>('households', room.household) : undefined;
  return living?.state === 'living' ? living : undefined;
};

const neighbours = async (asked: Door, ctx: CtxOf<typeof relays.people>) => {
  if (ctx.doc.state !== 'asked' && ctx.doc.state !== 'passedOn') return ctx.fail('ILLEGAL_MOVE');
  const found = await livingBehind(asked, ctx);
  if (!found) return { rows: [] };
  await logReading(ctx, found._id, 'relay', found._id);
  const people = found.members.map((member) => ({ relation: member.relation, ...openMember(ctx, found, member) }));
  return { rows: [{ household: found._id, roomName: nameOf(found), people, bound: found.bound.length > 0 }] };
};

interface Lent {
  name: string;
  phone: string;
}
const borrowed = async (ctx: Ctx & { doc: RelayDoc }) => {
  const side = other(sideOf(ctx.doc, ctx));
  const share = lentBy(ctx.doc, side, ctx.at);
  if (!share) return { lent: null };
  await logReading(ctx, share.by, 'relay');
  const lent = JSON.parse(ctx.vault.open(spotOf(ctx.doc._id, SHARE[side]), share.sealed)) as Lent;
  return { lent: { ...lent, until: share.until } };
};

const lend = ({ name, phone }: Lent, ctx: Ctx & { doc: RelayDoc }) => {
  const field = SHARE[sideOf(ctx.doc, ctx)];
  const sealed = ctx.vault.seal(spotOf(ctx.doc._id, field), JSON.stringify({ name, phone }));
  return { set: { [field]: { by: ctx.who.person, sealed, until: ctx.at + SHARED_FOR } } };
};

const seal = (ctx: Ctx & { doc: RelayDoc }, words: string) => ctx.vault.seal(spotOf(ctx.doc._id, 'answer'), words);

/** Words between neighbours, made to run. */
export const relaysRunning = run(
  relays,
  {
    ask,
    pass,
    answer: async ({ words }, ctx) => ({ set: { answerSealed: seal(ctx, await heard(words, ctx)) } }),
    decline: async ({ reason }, ctx) => ({ note: await heard(reason, ctx) }),
    share: (input, ctx) => lend(input, ctx),
    unshare: (_input, ctx) => ({ set: { [SHARE[sideOf(ctx.doc, ctx)]]: null } }),
    close: () => ({}),
    get: (_input, ctx) => relayView(ctx.doc, ctx),
    mine: async (_input, ctx) => ({ rows: await ownOf(ctx, 'relays', 'asker', relayView) }),
    toMe: async (_input, ctx) => ({ rows: await ownOf(ctx, 'relays', 'addressees', relayView) }),
    desk: ({ state, ...asked }, ctx) => waitingIn(ctx, { collection: 'relays', state, ...asked }, relayView),
    people: (asked, ctx) => neighbours(asked, ctx),
    number: (_input, ctx) => borrowed(ctx),
  },
  { relay: relayView },
);
