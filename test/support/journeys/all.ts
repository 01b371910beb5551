import { changed, flour, lateMoney, lostNotice, paidElsewhere, refund } from './buying';
import { ceiling } from './ceiling';
import { codes } from './codes';
import { doubt, unheard, withdrawn } from './doubt';
import { HOME } from './homes';
import { GROUND } from './ground';
import { deadSpot, stairwell } from './offline';
import { audited, invited } from './office';
import type { Play } from './play';
import { byHand, complained, leaving } from './privacy';
import { elder, inbox } from './self';
import { promised } from './reach';
import { desks, files, ledger } from './register';
import { closed, stall, stroll } from './stall';
import { VENUES } from './venues';
import { visiting } from './visiting';
import { voice } from './voice';
import { wish } from './wish';

/** A journey: what happens in it, and which pages it must have been on. */
export interface Journeying {
  title: string;
  play: Play;
  /** Folders below src/pages. */
  pages: readonly string[];
}

/** Every journey, by the test file that plays it; together they come to every page of the app. */
export const JOURNEYS = {
  reports: [
    {
      title: 'a seeping ceiling goes from the printed code to the closed report',
      play: ceiling,
      pages: ['scan', 'places/home', 'reports/new', 'reports/done', 'reports/detail', 'work/handle', 'inbox/list'],
    },
    {
      title: 'every bad code gets its own sentence, and neither the place nor the draft is lost',
      play: codes,
      pages: ['scan', 'places/home', 'reports/new', 'home'],
    },
    { title: 'the larger letters survive a restart', play: elder, pages: ['home'] },
    {
      title: 'what happened lies in the inbox until it is read, and a message is one’s own choice',
      play: inbox,
      pages: ['me', 'inbox/list', 'reports/mine', 'work/handle'],
    },
    {
      title: 'a report finished without a network outlives a restart and is sent by itself',
      play: deadSpot,
      pages: ['reports/new', 'home', 'reports/mine'],
    },
    {
      title: 'a worker without a network reads the desk and records a step, which is sent later',
      play: stairwell,
      pages: ['me', 'work/desk', 'work/handle'],
    },
    {
      title: 'a report that is spoken is kept with its sound, and heard by who handles it',
      play: voice,
      pages: ['reports/new', 'work/handle'],
    },
  ],
  wall: [
    {
      title: 'an old resident’s wish, posted by her daughter, goes from the wall to the thanks',
      play: wish,
      pages: ['wall', 'wishes/new', 'wishes/done', 'wishes/detail', 'wishes/fulfil', 'wishes/mine', 'inbox/list'],
    },
    {
      title: 'a wish WeChat is unsure about, with a photo, hangs once the staff have looked at it',
      play: doubt,
      pages: ['me', 'work/desk', 'wishes/review', 'wishes/detail'],
    },
    {
      title: 'who promises help leaves a phone number first, and is back where he was',
      play: promised,
      pages: ['wall', 'wishes/detail', 'privacy/phone'],
    },
    { title: 'who did not hear that he was first taps again and is thanked', play: unheard, pages: ['wishes/detail'] },
    {
      title: 'somebody takes back his own wish and his own report',
      play: withdrawn,
      pages: ['home', 'wishes/detail', 'wishes/mine', 'reports/detail', 'reports/mine'],
    },
  ],
  counter: [
    {
      title: 'flour is bought from the code on the shelf, paid, made ready and collected by its code',
      play: flour,
      pages: ['shop/product', 'shop/cart', 'shop/order', 'shop/mine', 'stall/desk', 'stall/order', 'stall/verify'],
    },
    {
      title: 'one bag goes back: asked by the buyer, agreed by staff, paid back by WeChat',
      play: refund,
      pages: ['shop/ask', 'shop/refund', 'stall/desk'],
    },
    {
      title: 'with every notification lost, the returning phone alone tells that it is paid',
      play: lostNotice,
      pages: ['shop/order', 'stall/verify'],
    },
    {
      title: 'an order that is paid on one phone is seen on the other without a tap',
      play: paidElsewhere,
      pages: ['shop/order'],
    },
    {
      title: 'money that comes after the order was given up goes back by itself',
      play: lateMoney,
      pages: ['shop/order'],
    },
    {
      title: 'what has run out, changed its price or been withdrawn is told in a sentence',
      play: changed,
      pages: ['shop/product', 'shop/cart'],
    },
    {
      title: 'the counter’s staff enter a farm and its product, count it in, and a buyer finds it',
      play: stall,
      pages: ['work/desk', 'stall/goods', 'stall/product', 'stall/farm', 'stall/sales', 'shop/shelf', 'shop/product'],
    },
    { title: 'a closed counter sells nothing and says so', play: closed, pages: ['stall/goods', 'shop/product'] },
    {
      title: 'somebody without a place finds the counter by choosing where he lives',
      play: stroll,
      pages: ['home', 'wall', 'counter', 'scan', 'shop/shelf'],
    },
  ],
  home: HOME,
  privacy: [
    {
      title: 'an account is deleted: asked, thought better of, asked again, and gone when the time is over',
      play: leaving,
      pages: ['me', 'privacy/home', 'privacy/data', 'privacy/policy'],
    },
    {
      title: 'a phone typed by hand is heard and confirmed by the grid worker, and goes with the agreement',
      play: byHand,
      pages: ['privacy/phone', 'privacy/lookups', 'privacy/policy', 'office/hub', 'office/phones'],
    },
    {
      title: 'an advert is complained of and taken off the wall; who wrote it rests, objects and writes again',
      play: complained,
      pages: ['wishes/detail', 'office/complaints', 'office/blocks', 'privacy/complaints', 'privacy/blocks'],
    },
  ],
  office: [
    {
      title: 'a role is offered by a code, taken by it, and given back',
      play: invited,
      pages: ['office/people', 'office/give', 'office/join', 'office/hub', 'work/desk'],
    },
    {
      title: 'the audit is searched and taken away; looks at night are noticed, explained and judged',
      play: audited,
      pages: ['office/audit', 'office/flags', 'office/flag', 'office/asked'],
    },
  ],
  ground: GROUND,
  venues: VENUES,
  register: [
    {
      title: 'the paper ledger is imported without its bad rows, and again when they are put right',
      play: ledger,
      pages: ['register/import', 'register/work', 'register/rooms', 'register/find', 'register/household'],
    },
    {
      title: 'a household is seen in the clear for a purpose, and a visit typed once stands in two ledgers',
      play: visiting,
      pages: [
        'register/building',
        'register/member',
        'register/visit',
        'register/entry',
        'register/ledgers',
        'register/care',
        'register/caring',
      ],
    },
    {
      title: 'the register leaves as a workbook, masked, and the codes as sheets to print',
      play: files,
      pages: ['register/export', 'register/print', 'register/work'],
    },
    {
      title: 'what residents say of their homes is answered, and a household comes and goes',
      play: desks,
      pages: ['register/claims', 'register/changes', 'register/enter'],
    },
  ],
} as const satisfies Readonly<Record<string, readonly Journeying[]>>;
