import type { Area } from '../_kernel/area';
import type { Level } from '../_kernel/levels';
import type { Door, Facts } from './schema';

/** What a message is about, and to whom it is told. */
export interface Message {
  subject: { kind: string; id: string };
  /** Where the matter lies. */
  area: Area | null;
  facts: Facts;
  as: string;
}

type Way = (message: Message) => Door | null;

/** The matter itself. */
const own =
  (page: string, key = 'id'): Way =>
  ({ subject }) => ({ page, ids: { [key]: subject.id } });

/** One’s own matters of a kind, where they are acted on. */
const mine =
  (page: string): Way =>
  () => ({ page, ids: {} });

/** The desk over the area where it lies, by the first of these levels that it has. */
const desk =
  (page: string, ...levels: readonly Level[]): Way =>
  ({ area }) => {
    const level = levels.find((one) => area?.[one] !== undefined);
    const id = level && area?.[level];
    return id ? { page, ids: { area: id, level } } : null;
  };

/** Another document, which the facts name. */
const named =
  (page: string, fact: string, key: string, rest: Readonly<Record<string, string>> = {}): Way =>
  ({ facts }) =>
    facts[fact] === undefined ? null : { page, ids: { [key]: String(facts[fact]), ...rest } };

const grid = desk('ground/grid', 'grid4', 'grid3');

/** Where a message leads, by what it is about; where its sides act in different places, also by whom it is told to. */
const WAYS: Readonly<Record<string, Way>> = {
  report: own('reports/detail'),
  wish: own('wishes/detail'),
  order: own('shop/order'),
  refund: own('shop/refund'),
  household: own('mine/household'),
  'claim claimer': mine('mine/claim'),
  'claim family': mine('mine/claim'),
  'claim primary': desk('register/claims', 'grid4'),
  'change proposer': named('mine/household', 'household', 'id'),
  'change primary': desk('register/changes', 'grid4'),
  'proxy principal': mine('mine/proxies'),
  'proxy agent': mine('mine/proxies'),
  'proxy primary': desk('register/proxies', 'grid4'),
  'relay asker': own('mine/words'),
  'relay addressee': own('mine/words'),
  'relay primary': desk('register/relays', 'grid4'),
  'phone person': mine('privacy/phone'),
  'phone primary': desk('office/phones', 'grid4'),
  complaint: mine('privacy/complaints'),
  'block person': mine('privacy/blocks'),
  'block giver': desk('office/blocks', 'community'),
  flag: own('office/flag'),
  person: mine('me'),
  invite: desk('office/people', 'grid4', 'grid3', 'community', 'street', 'district'),
  care: own('register/caring', 'care'),
  work: own('register/work'),
  place: grid,
  leave: grid,
  'regrid worker': named('ground/grid', 'grid', 'area', { level: 'grid4' }),
  'regrid asker': desk('ground/moves', 'community'),
  stop: desk('ground/patrol', 'grid4'),
  spot: desk('ground/patrol', 'grid4'),
};

/** The page a message opens; null where there is none. */
export const doorOf = (message: Message): Door | null => {
  const { subject, as } = message;
  return (WAYS[`${subject.kind} ${as}`] ?? WAYS[subject.kind])?.(message) ?? null;
};
