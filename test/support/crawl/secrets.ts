import type { Stateful } from '../../../src/domain/_kernel/machine';
import { ORDER_STATES, type OrderDoc } from '../../../src/domain/shop/order';
import { STATES as REPORT_STATES, type ReportDoc } from '../../../src/domain/reports/schema';
import { STATES, type WishDoc } from '../../../src/domain/wall/schema';
import { personId } from '../../../cloudfunctions/_kernel/hash';
import type { Ground } from '../ground';
import { voiceOf } from '../sounds';
import { bought, openShop, orderIn, refundIn } from '../shops';
import { leavePhone } from '../reachable';
import { cast, submitReport, type Town } from '../town';
import { reportIn } from '../walk';
import { makeWish, postWish, wishIn } from '../wishes';
import { newRequest } from '../world';

/** Something that only some may be shown, in answers to some actions. */
export interface Secret {
  collection: string;
  id: string;
  /** Any of these in an answer shows it. */
  shows: readonly string[];
  /** The actions that may answer it; any, where none is named. */
  by: readonly string[];
  /** Whether somebody may be shown it while the document is as it is: the tests’ own reading of the law. */
  may: (openid: string, doc: Stateful) => boolean;
}

/** Everybody from whose phone the product is crawled. */
export const people = {
  ...cast,
  former: 'openid-former-helper',
  follower: 'openid-follower',
  buyer: 'openid-one-buyer',
  newcomer: 'openid-never-seen-before',
} as const;

const LIVE = ['claimed', 'in_progress', 'fulfil_submitted'];
/** Over the town’s building: its grid workers, its community’s staff, its street and its district. */
const HANDLERS: readonly string[] = [cast.primary, cast.backup, cast.staff, cast.street, cast.district];

let met = 0;
/** A person’s data that nobody else has; every part can be told from all others. */
const somebody = () => {
  const n = String((met += 1)).padStart(3, '0');
  return { name: `某住户${n}`, phone: `1397${n}${n}8`, door: `3单元${n}室` };
};
type Somebody = ReturnType<typeof somebody>;
const ofWish = (id: string, who: Somebody): Secret => ({
  collection: 'wishes',
  id,
  shows: Object.values(who),
  by: ['wall.contact'],
  may: (openid, doc) => {
    const { author, claimer, state } = doc as WishDoc;
    const person = personId(openid);
    return openid === cast.staff || author === person || (LIVE.includes(state) && claimer === person);
  },
});

const ofContact = (id: string, { name, phone }: Somebody): Secret => ({
  collection: 'reports',
  id,
  shows: [name, phone],
  by: ['reports.contact'],
  may: (openid, doc) => openid === cast.staff || (doc as ReportDoc).assignee === personId(openid),
});

/** The reporter, and those who handle the matter. */
const handles: Secret['may'] = (openid, doc) => {
  const { reporter, assignee, handler, visitor } = doc as ReportDoc;
  return HANDLERS.includes(openid) || [reporter, assignee, handler, visitor].includes(personId(openid));
};

const ofWords = (id: string, words: string): Secret => ({
  collection: 'reports',
  id,
  shows: [words],
  by: [],
  // A report that became a wish is to hang on the wall.
  may: (openid, doc) => doc.state === 'converted_to_wish' || handles(openid, doc),
});

/** The voice in a wish, which is for those who may know whom it is for; in a report, for those who may read its words. */
export const ofVoice = (secret: Secret): Secret => ({ ...secret, shows: [`${secret.id}/voice.`], by: [] });

/** A voice note of the resident, and the request it is for. */
const spoken = async (town: Town) => {
  const requestId = newRequest();
  return { requestId, voice: await town.world.upload(cast.resident, 'voice', requestId, voiceOf(2)) };
};

const ofOrder = ({ _id: id, code }: OrderDoc): Secret => ({
  collection: 'orders',
  id,
  shows: [`"${code}"`],
  by: ['shop.pickup'],
  may: (openid, doc) => (doc as OrderDoc).buyer === personId(openid),
});

/** A wish that one neighbour has taken on and given back, and that waits for another. */
export const givenBack = async (town: Town): Promise<Secret> => {
  const beneficiary = somebody();
  const { voice, requestId } = await spoken(town);
  const { id } = await postWish(town, { beneficiary, place: town.unit, voice }, cast.resident, requestId);
  await leavePhone(town.world, people.former);
  await makeWish(town, id, 'claim', {}, people.former);
  await makeWish(town, id, 'releaseClaim', {}, people.former);
  return ofWish(id, beneficiary);
};

/** Wishes in every state; one was given back, another has been taken on anew since. */
const wishes = async ({ town }: Ground): Promise<Secret[]> => {
  const made = [await givenBack(town), await givenBack(town)];
  await makeWish(town, made[0]?.id ?? '', 'claim');
  for (const state of STATES) {
    const beneficiary = somebody();
    const { voice, requestId } = await spoken(town);
    made.push(ofWish((await wishIn(town, state, { beneficiary, voice }, requestId))._id, beneficiary));
  }
  return [...made, ...made.map(ofVoice)];
};

/** Reports in every state with words and a contact of their own; one is followed by a neighbour. */
const reports = async ({ town }: Ground): Promise<Secret[]> => {
  const made: Secret[] = [];
  for (const state of REPORT_STATES) {
    const who = somebody();
    const words = `${who.door}门口渗水`;
    const { voice, requestId } = await spoken(town);
    const part = { words, voice, contact: { name: who.name, phone: who.phone } };
    const { _id: id } = await reportIn(town, state, part, requestId);
    made.push(ofContact(id, who), ofWords(id, words), ofVoice({ ...ofWords(id, words), may: handles }));
  }
  const same = await submitReport(town, people.follower);
  const into = made.find(({ shows }) => shows.length === 1)?.id;
  await town.world.ok(cast.staff, 'reports.merge', { id: same.id, into });
  return made;
};

/** Orders and refunds in every state; one order belongs to somebody who is crawled as. */
const orders = async ({ town }: Ground): Promise<Secret[]> => {
  const shop = await openShop(town);
  const made = [await bought(shop, people.buyer)];
  for (const state of ORDER_STATES) made.push(await orderIn(shop, state));
  for (const state of ['requested', 'rejected', 'succeeded'] as const) await refundIn(shop, state);
  return made.filter(({ code }) => code !== null).map(ofOrder);
};

/** Fills the town with everything there can be; what of it is secret. */
export const fill = async (ground: Ground): Promise<Secret[]> => [
  ...(await wishes(ground)),
  ...(await reports(ground)),
  ...(await orders(ground)),
];
