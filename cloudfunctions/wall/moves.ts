import { threadOf } from '../../src/domain/_kernel/handoff';
import type { Area } from '../../src/domain/_kernel/area';
import type { wall } from '../../src/domain/wall/contract';
import { wishMachine } from '../../src/domain/wall/machine';
import type { answering } from '../../src/domain/wall/answering';
import type { Checked, WishDoc } from '../../src/domain/wall/schema';
import { timedBy } from '../_kernel/deadlines';
import { isBlocked } from '../_kernel/blocked';
import type { Change, Ctx, Handlers } from '../_kernel/handlers';
import { askChecks } from './checks';
import { unanswered } from './post';
import { refusalOf, vetted } from './vetting';

/** The wish is on the wall anew; who helped last stays known, and what he said stays in the timeline. */
const again = { ...unanswered, claimedAt: null, claimAskedAt: null, inTransit: false, askedAt: null } as const;

/** What the timer changes on a wish beside its state. */
const byTimer = (move: string, at: number): Change<WishDoc> => {
  switch (move) {
    case 'toPeople':
      return { set: { checked: 'unsure' } };
    case 'ask':
      return { set: { askedAt: at } };
    case 'askClaimer':
      return { set: { claimAskedAt: at } };
    case 'releaseClaim':
      return { set: again };
    default:
      return {};
  }
};
export const wishDeadlines = timedBy<WishDoc>(wishMachine, byTimer);

const transit = (inTransit: boolean | undefined) => (inTransit === undefined ? {} : { inTransit });

/** Whether the caller may not write on the wall where this wish hangs. */
const silenced = (ctx: Ctx & { doc: WishDoc }): Promise<boolean> =>
  isBlocked(ctx, ctx.who.person, ctx.doc.area?.community);

type MoveName = keyof typeof answering;

/** What each move of a wish changes beside its state. */
export const moves: Pick<Handlers<typeof wall>, MoveName> = {
  pass: (_input, ctx) => {
    // What came over as a report was written for the grid worker alone, and may say more than a wall should.
    const code = refusalOf(ctx.doc.words);
    return code === undefined ? { set: { checked: 'pass', openedAt: ctx.at } } : ctx.fail(code);
  },
  refuse: ({ reason }) => ({ note: reason }),
  withdraw: ({ reason }) => ({ note: reason ?? '' }),
  renew: () => ({ set: { renewed: true, askedAt: null } }),
  claim: async (_input, ctx) => {
    const { person } = ctx.who;
    if (await silenced(ctx)) return ctx.fail('BLOCKED');
    return { set: { ...again, claimer: person, helper: person, claimedAt: ctx.at } };
  },
  start: ({ note, inTransit }) => ({ set: { claimAskedAt: null, ...transit(inTransit) }, note: note ?? '' }),
  update: ({ note, inTransit }) => ({ set: { claimAskedAt: null, ...transit(inTransit) }, note }),
  releaseClaim: ({ reason }) => ({ set: again, note: reason }),
  revokeClaim: ({ reason }) => ({ set: again, note: reason }),
  fulfil: async ({ words, photos, share }, ctx) => {
    const claim = { person: ctx.who.person, purpose: 'echo', requestId: ctx.requestId };
    const [vote, taken, blocked] = await Promise.all([
      vetted(words, ctx),
      ctx.files.take(photos, claim, ctx.at),
      silenced(ctx),
    ]);
    if (!taken.ok) return ctx.fail(taken.code);
    // What he has promised he may still bring; whether his words hang there the staff decide.
    const said = blocked ? 'unsure' : vote;
    const echoPart = `echo-${ctx.doc.rev}`;
    const kept = await taken.keep(`p/${ctx.doc._id}/${echoPart}`);
    ctx.discard(taken.uploads);
    const echoChecked: Checked = said === 'pass' && kept.length > 0 ? await askChecks(kept, echoPart, ctx) : said;
    const echo = { echo: words, echoPhotos: kept, echoAt: ctx.at, echoChecked, echoPart };
    return { set: { ...echo, helperShares: share, inTransit: false }, note: words, photos: kept };
  },
  confirm: ({ note }) => ({ note: note ?? '' }),
  thank: async ({ words, share }, ctx) => {
    if (await silenced(ctx)) return ctx.fail('BLOCKED');
    const said = await vetted(words, ctx);
    const { echoChecked } = ctx.doc;
    // The echo and its thanks are shown together: what is unsure about one holds both back.
    const both = said === 'pass' && echoChecked !== 'none' ? echoChecked : said;
    return { set: { thanks: words, authorShares: share, echoChecked: both }, note: words };
  },
  dispute: ({ reason }) => ({ note: reason }),
  settleFulfilled: ({ reason }) => ({ note: reason }),
  settleOpen: ({ reason }) => ({ set: again, note: reason }),
  convert: ({ reason, category }, ctx) => {
    const { author, number, words, photos, place, placeName } = ctx.doc;
    const area = ctx.doc.area as Area;
    const matter = { author, number, words, photos, place, placeName, area, reason, kind: category ?? null };
    return { set: { handoff: { ...matter, thread: threadOf(ctx.doc) } }, note: reason };
  },
};
