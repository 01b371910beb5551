import type { Stateful } from '../../src/domain/_kernel/machine';
import type { reports } from '../../src/domain/reports/contract';
import type { ReportDoc, ReportState } from '../../src/domain/reports/schema';
import { hashId } from '../../cloudfunctions/_kernel/hash';
import { cast, submitReport, tinyJpeg, type Town } from './town';
import { newRequest } from './world';

type Move = Exclude<
  keyof typeof reports,
  'submit' | 'get' | 'mine' | 'ofPlace' | 'desk' | 'candidates' | 'contact' | 'readings'
>;

const begun = ['accept', 'assign', 'acknowledge'] as const;
const done = [...begun, 'resolve'] as const;

/** The moves that lead from a fresh report to each state. */
const WAY: Readonly<Record<ReportState, readonly Move[]>> = {
  submitted: [],
  accepted: ['accept'],
  assigned: ['accept', 'assign'],
  in_progress: begun,
  suspended: [...begun, 'askSuspension', 'suspend'],
  resolved: done,
  following_up: [...done, 'startFollowUp'],
  closed: [...done, 'startFollowUp', 'pass'],
  rejected: ['reject'],
  merged: ['merge'],
  withdrawn: ['withdraw'],
  converted_to_wish: ['convert'],
};

/** Who makes a move while a report is walked; everything else is done by the primary. */
const HAND: Readonly<Partial<Record<Move, string>>> = {
  reject: cast.staff,
  merge: cast.staff,
  convert: cast.staff,
  withdraw: cast.resident,
  suspend: cast.staff,
  startFollowUp: cast.staff,
  pass: cast.staff,
};

const DAY = 86_400_000;
const reason = '按现场情况处理';

/** What is asked of a move: of which report, by whom, under which request. */
export interface Asked {
  id: string;
  openid: string;
  requestId: string;
}

/** The input of a report’s move that the handlers accept, with a real upload where photos are needed. */
export const moveInput = async (town: Town, move: string, { id, openid, requestId }: Asked): Promise<object> => {
  const { world } = town;
  const dueAt = world.deps.now() + DAY;
  const give = (to: string) => ({ id, assignee: world.idOf(to), dueAt });
  switch (move) {
    case 'reject':
      return { id, outcome: 'not_our_duty', reason };
    case 'merge':
      return { id, into: (await submitReport(town)).id, reason };
    case 'assign':
      return give(cast.primary);
    case 'transfer':
      return { ...give(cast.backup), reason };
    case 'escalate':
      return { ...give(cast.staff), reason };
    case 'askSuspension':
      return { id, reason, until: dueAt };
    case 'resolve': {
      const photos = [await world.upload(openid, 'handling', requestId, tinyJpeg)];
      return { id, outcome: 'fixed', reply: '已换好软管', photos, presence: '楼栋码被遮挡' };
    }
    case 'appeal':
    case 'convert':
    case 'return':
    case 'reopen':
      return { id, reason };
    default:
      return { id };
  }
};

/** Makes one move of a report; its view. */
export const make = async (town: Town, id: string, move: Move, openid: string = HAND[move] ?? cast.primary) => {
  const requestId = newRequest();
  return town.world.ok(openid, `reports.${move}`, await moveInput(town, move, { id, openid, requestId }), requestId);
};

/** A report of the resident, walked through the actions to a state. */
export const reportIn = async (
  town: Town,
  state: ReportState,
  part: object = {},
  requestId?: string,
): Promise<ReportDoc> => {
  const { id } = await submitReport(town, cast.resident, part, requestId);
  for (const move of WAY[state]) await make(town, id, move);
  return docOf<ReportDoc>(town, 'reports', id);
};

/** A document as it lies in the database. */
export const docOf = async <D extends Stateful>(town: Town, collection: string, id: string): Promise<D> => {
  const doc = await town.world.deps.store.get<D>(collection, id);
  if (!doc) throw new Error(`no ${collection} ${id}`);
  return doc;
};

let copies = 0;
/** Inserts a document once more under an id of its own, changed where a test needs it. */
export const copyOf = async <D extends Stateful>(
  town: Town,
  { collection, prefix, idLength }: { collection: string; prefix: string; idLength: number },
  doc: D,
  change: (id: string) => object,
): Promise<D> => {
  const _id = `${prefix}${hashId(idLength, 'copy', String((copies += 1)))}`;
  const copy = { ...doc, ...change(_id), _id };
  await town.world.deps.store.insert(collection, copy);
  return copy;
};
