import { anyone, gridWorker, not, relation, staff, system } from '../_kernel/access';
import { machineOf, type Row } from '../_kernel/machine';
import { DAY } from '../_kernel/time';
import { KINDS } from './kinds';
import { STATES, type Queue, type Wall, type WishDoc, type WishState } from './schema';

const community = staff('community');
const author = relation('author');
const claimer = relation('claimer');
const timer = system('timer');
const check = system('check');

/** WeChat promises its verdict on photos within half an hour; after that people look. */
const CHECK_BY = 45 * 60_000;
/** After 23 days the author is asked whether he still needs it; after 7 more the wish leaves the wall. */
const ASK_AFTER = 23 * DAY;
export const EXPIRE_AFTER = 7 * DAY;
/** A claim without a word is asked after 7 days and released after 3 more. */
const CLAIM_ASK_AFTER = 7 * DAY;
const CLAIM_RELEASE_AFTER = 3 * DAY;
/** The author is reminded once that somebody waits for his word. */
const REMIND_AFTER = 3 * DAY;

const asking = { move: 'ask', ms: ASK_AFTER } as const;
const askingClaimer = { move: 'askClaimer', ms: CLAIM_ASK_AFTER } as const;

/** The states in which a claim lives. */
export const LIVE = ['claimed', 'in_progress', 'fulfil_submitted'] as const satisfies readonly WishState[];
const UNFINISHED = ['pending_review', 'open', ...LIVE, 'disputed'] as const;

/** The states in which nobody has anything to bring any more. */
export const ENDED: readonly WishState[] = ['fulfilled', 'rejected', 'withdrawn', 'expired', 'converted_to_report'];
/** Whom an ended wish was for is known for this long, should something be left to settle; then it is erased. */
const ERASE_AFTER = 30 * DAY;

const WALL: Readonly<Partial<Record<WishState, Wall>>> = {
  open: 'open',
  claimed: 'taken',
  in_progress: 'taken',
  fulfil_submitted: 'taken',
  fulfilled: 'answered',
};

const queueOf = (wish: WishDoc, state: WishState): Queue => {
  if (state === 'pending_review') return wish.checked === 'waiting' || wish.checked === 'pass' ? 'checking' : 'wish';
  // Also what waits for WeChat: if its verdict is lost, nobody else would ever look.
  return wish.echoChecked === 'unsure' || wish.echoChecked === 'waiting' ? 'echo' : 'none';
};

const asked = { code: 'NOT_ASKED', ok: (doc: WishDoc) => doc.askedAt !== null };
const once = { code: 'RENEWED_ALREADY', ok: (doc: WishDoc) => !doc.renewed };
const settledGoods = { code: 'GOODS_IN_TRANSIT', ok: (doc: WishDoc) => !doc.inTransit };
const unthanked = { code: 'THANKED_ALREADY', ok: (doc: WishDoc) => doc.thanks === null };

type WishRows = readonly Row<WishDoc, WishState>[];
/** The system asks the claimer; the claim stays where it is. */
const askClaimer: WishRows = (['claimed', 'in_progress'] as const).map((state) => ({
  from: [state],
  to: state,
  by: [timer],
  notify: ['claimer'],
  timer: { move: 'releaseClaim', ms: CLAIM_RELEASE_AFTER },
}));

/** The states in which anybody may read it. */
const SHOWN = ['open', 'claimed', 'in_progress', 'fulfil_submitted', 'fulfilled'] as const;
/** What complaints do: the matter stands where it stood. */
const inPlace: WishRows = SHOWN.map((state) => ({
  from: [state],
  to: state,
  by: [check],
  notify: ['author'],
  timer: 'keep',
}));

/** A wish (心愿) from the first word to the thanks. */
export const wishMachine = machineOf<WishDoc>()({
  name: 'wish',
  collection: 'wishes',
  prefix: 'wsh_',
  states: STATES,
  final: ['rejected', 'withdrawn', 'expired', 'converted_to_report'],
  relations: { author: 'author', principal: 'principal', claimer: 'claimer', helper: 'helper' },
  read: [author, relation('principal'), claimer, relation('helper'), community, timer, check, system('handoff')],
  shown: SHOWN,
  begin: {
    post: { to: 'pending_review', by: [anyone()], notify: ['principal'], timer: { move: 'toPeople', ms: CHECK_BY } },
    takeOver: { to: 'pending_review', by: [system('handoff')] },
  },
  moves: {
    toPeople: [{ from: ['pending_review'], to: 'pending_review', by: [timer, check] }],
    pass: [{ from: ['pending_review'], to: 'open', by: [community, check], timer: asking, notify: ['author'] }],
    refuse: [
      { from: ['pending_review'], to: 'rejected', by: [community, check], notify: ['author'] },
      { from: ['open'], to: 'rejected', by: [community], notify: ['author'] },
    ],
    withdraw: [{ from: ['pending_review', 'open'], to: 'withdrawn', by: [author] }],
    ask: [
      {
        from: ['open'],
        to: 'open',
        by: [timer],
        notify: ['author'],
        timer: { move: 'expire', ms: EXPIRE_AFTER },
      },
    ],
    renew: [{ from: ['open'], to: 'open', by: [author], guards: [asked, once], timer: asking }],
    expire: [{ from: ['open'], to: 'expired', by: [timer], notify: ['author'] }],
    claim: [
      {
        from: ['open'],
        to: 'claimed',
        by: [anyone(), not('author'), not('principal')],
        timer: askingClaimer,
        notify: ['author'],
      },
    ],
    start: [{ from: ['claimed'], to: 'in_progress', by: [claimer], timer: askingClaimer, notify: ['author'] }],
    update: [{ from: ['in_progress'], to: 'in_progress', by: [claimer], timer: askingClaimer, notify: ['author'] }],
    askClaimer,
    hide: inPlace,
    unhide: inPlace,
    releaseClaim: [{ from: LIVE, to: 'open', by: [claimer, timer], timer: asking, notify: ['author', 'helper'] }],
    revokeClaim: [
      {
        from: LIVE,
        to: 'open',
        by: [community],
        guards: [settledGoods],
        timer: asking,
        notify: ['author', 'helper'],
      },
    ],
    fulfil: [
      {
        from: ['claimed', 'in_progress'],
        to: 'fulfil_submitted',
        by: [claimer],
        timer: { move: 'remind', ms: REMIND_AFTER },
        notify: ['author'],
      },
    ],
    remind: [{ from: ['fulfil_submitted'], to: 'fulfil_submitted', by: [timer], notify: ['author'] }],
    confirm: [
      {
        from: ['fulfil_submitted'],
        to: 'fulfilled',
        by: [author, gridWorker('grid4'), community, not('claimer')],
        notify: ['author', 'helper'],
      },
    ],
    thank: [{ from: ['fulfilled'], to: 'fulfilled', by: [author], guards: [unthanked], notify: ['helper'] }],
    dispute: [{ from: LIVE, to: 'disputed', by: [author, claimer, community], notify: ['author', 'helper'] }],
    settleFulfilled: [{ from: ['disputed'], to: 'fulfilled', by: [community], notify: ['author', 'helper'] }],
    settleOpen: [{ from: ['disputed'], to: 'open', by: [community], timer: asking, notify: ['author', 'helper'] }],
    convert: [{ from: UNFINISHED, to: 'converted_to_report', by: [community], notify: ['author', 'helper'] }],
  },
  tallies: [
    { name: 'open', states: ['open'], per: ['community'] },
    { name: 'fulfilled', states: ['fulfilled'], per: ['community'] },
  ],
  facts: (wish) => ({
    number: wish.number,
    place: wish.placeName,
    category: KINDS[wish.kind],
    ...(wish.linkedFrom ? { linkedFrom: wish.linkedFrom.id } : {}),
  }),
  derive: (wish, state, at) => ({
    wall: wish.hidden ? 'off' : (WALL[state] ?? 'off'),
    queue: queueOf(wish, state),
    claimer: LIVE.some((live) => live === state) ? wish.claimer : null,
    eraseAt: ENDED.includes(state) ? (wish.eraseAt ?? at + ERASE_AFTER) : null,
  }),
});
