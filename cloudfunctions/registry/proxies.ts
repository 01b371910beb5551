import { movesFor, subjectOf } from '../../src/domain/_kernel/machine';
import {
  LONGEST,
  proxyMachine,
  type Entrusting,
  type ProxyDoc,
  type ProxyView,
} from '../../src/domain/registry/proxies';
import { proxies } from '../../src/domain/registry/proxiesContract';
import type { HouseholdDoc } from '../../src/domain/registry/schema';
import { timedBy } from '../_kernel/deadlines';
import { voiceView } from '../_kernel/files';
import { primaryOf } from '../_kernel/ground';
import { run, type Ctx, type CtxOf, type Fresh } from '../_kernel/handlers';
import { ownOf, tooMany, waitingIn } from './desk';
import { nameOf } from './rooms';

/** What the timer changes on a proxy whose time is over: its state alone. */
export const proxyDeadlines = timedBy<ProxyDoc>(proxyMachine, () => ({}));

const RELATIONS = ['principal', 'agent'] as const;

const proxyRow = (proxy: ProxyDoc, ctx: Ctx): ProxyView => {
  const { related } = subjectOf(proxyMachine, proxy);
  return {
    id: proxy._id,
    state: proxy.state as ProxyView['state'],
    placeName: proxy.placeName,
    roomName: nameOf(proxy),
    principal: proxy.nameMask,
    agent: proxy.agentMask,
    scopes: [...proxy.scopes],
    validTo: proxy.validTo,
    witnessed: proxy.noteSealed !== null,
    voice: null,
    as: RELATIONS.filter((name) => related(name).includes(ctx.who.person)),
    moves: movesFor(proxyMachine, proxy, ctx.who, ctx.at),
  };
};

/** One proxy, with the voice of who consented. */
const proxyView = async (proxy: ProxyDoc, ctx: Ctx): Promise<ProxyView> => {
  const [url] = proxy.voice ? await ctx.files.urls([proxy.voice.file]) : [];
  return { ...proxyRow(proxy, ctx), voice: voiceView(proxy.voice, url) };
};

const ask = async (input: Entrusting, ctx: CtxOf<typeof proxies.ask>): Promise<Fresh<ProxyDoc>> => {
  const household = await ctx.store.get<HouseholdDoc>('households', input.household);
  if (household?.state !== 'living' || !household.bound.includes(ctx.who.person)) return ctx.fail('NOT_FOUND');
  const member = household.members.find(({ key }) => key === input.member) ?? ctx.fail('NO_SUCH_MEMBER');
  if (member.person === ctx.who.person) return ctx.fail('NOT_ONESELF');
  if (input.validTo <= ctx.at || input.validTo > ctx.at + LONGEST) return ctx.fail('PROXY_TIME');
  if (await tooMany(ctx, 'proxies', 'agent', 'asked')) return ctx.fail('TOO_MANY_OPEN');
  const { area, placeName, unitName, door } = household;
  return {
    ...{ area, placeName, unitName, door, household: household._id },
    ...{ member: member.key, nameMask: member.nameMask, principal: member.person, alone: member.person === null },
    agent: ctx.who.person,
    agentMask: household.members.find(({ person }) => person === ctx.who.person)?.nameMask ?? '*',
    scopes: [...new Set(input.scopes)],
    validTo: input.validTo,
    noteSealed: null,
    voice: null,
    primary: area ? await primaryOf(ctx, area) : null,
  };
};

/** Family proxies, made to run. */
export const proxiesRunning = run(
  proxies,
  {
    ask,
    consent: () => ({}),
    witness: async ({ note, voice }, ctx) => {
      const claim = { person: ctx.who.person, requestId: ctx.requestId };
      const said = await ctx.files.takeVoice(voice, claim, ctx.at);
      if (!said.ok) return ctx.fail(said.code);
      const kept = await said.keep(`p/${ctx.doc._id}`);
      ctx.discard(said.uploads);
      const spot = { collection: 'proxies', id: ctx.doc._id, field: 'note' };
      return { set: { noteSealed: ctx.vault.seal(spot, note), voice: kept } };
    },
    revoke: ({ reason }) => ({ note: reason ?? '' }),
    get: (_input, ctx) => proxyView(ctx.doc, ctx),
    mine: async (_input, ctx) => {
      const [acting, entrusted] = await Promise.all([
        ownOf(ctx, 'proxies', 'agent', proxyRow),
        ownOf(ctx, 'proxies', 'principal', proxyRow),
      ]);
      return { acting, entrusted };
    },
    desk: (asked, ctx) => waitingIn(ctx, { collection: 'proxies', state: 'asked', ...asked }, proxyRow),
  },
  { proxy: proxyView },
);
