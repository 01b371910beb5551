import { codes } from '../../src/domain/places/contract';
import { linkOf, shortNumberOf } from '../../src/domain/_kernel/token';
import type { CodeDoc } from '../../src/domain/places/codeSchema';
import { CODED, type PlaceKind } from '../../src/domain/places/schema';
import { placeOf, type Place } from '../_kernel/ground';
import { health, seen, wrong } from './codeHealth';
import { freshCode } from './printing';
import { run, type Ctx } from '../_kernel/handlers';
import { drawCode } from '../_kernel/qr';
import { follow, signToken, type Lead } from '../_kernel/token';

const CODES = 100;
const codeView = (code: CodeDoc, ctx: Ctx) => {
  const token = signToken(ctx.secrets, code.kid, code._id);
  return {
    id: code._id,
    token,
    link: linkOf(token),
    number: shortNumberOf(token),
    place: code.place,
    placeName: code.placeName,
    state: code.state as 'active',
    issuedAt: code.createdAt,
  };
};

const row = (place: Place) => ({ id: place._id, kind: place.kind as PlaceKind, name: place.name });

/** What has closed is still shown by its name, so that it can say so. */
const landing = (lead: Lead): { place: Place; building: Place } | undefined => {
  if (lead.ok) return lead;
  return lead.over && { place: lead.over, building: lead.over };
};

/** Building codes, made to run. */
export const codesRunning = run(
  codes,
  {
    issue: async (_input, ctx) => {
      const place = ctx.place();
      if (!CODED.some((kind) => kind === place.kind)) return ctx.fail('NOT_A_BUILDING');
      const building = place.kind === 'unit' && place.parent ? await placeOf(ctx.store, place.parent) : place;
      if (building?.state !== 'active') return ctx.fail('PLACE_GONE');
      return freshCode(place, ctx);
    },
    revoke: ({ reason }) => ({ set: { reason }, note: reason }),
    replace: async ({ successor }, ctx) => {
      const next = await ctx.store.get<CodeDoc>('codes', successor);
      const fits = next && next._id !== ctx.doc._id && next.place === ctx.doc.place && next.state === 'active';
      return fits ? { set: { successor } } : ctx.fail('WRONG_SUCCESSOR');
    },
    check: ({ note }) => ({ set: { wrongs: [] }, note: note ?? '' }),
    health,
    wrong,
    ofPlace: async ({ place }, ctx) => {
      const found = await ctx.store.page<CodeDoc>('codes', {
        where: { place },
        by: ['createdAt', 'desc'],
        limit: CODES,
      });
      return { rows: found.map((code) => codeView(code, ctx)) };
    },
    picture: async ({ format }, ctx) => {
      const { link, number, placeName } = codeView(ctx.doc, ctx);
      return { format, content: await drawCode(link, format), caption: placeName, number, link };
    },
    resolve: async ({ token }, ctx) => {
      const [lead] = await Promise.all([follow(ctx.store, ctx.secrets, token), seen(token, ctx)]);
      const { place, building } = landing(lead) ?? ctx.fail(lead.ok ? 'PLACE_GONE' : lead.why);
      return {
        place: row(place),
        building: row(building),
        path: [...place.path],
        community: place.path[2] ?? '',
        number: shortNumberOf(token),
      };
    },
  },
  { code: codeView },
);
