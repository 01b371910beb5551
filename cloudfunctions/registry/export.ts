import { dateOf } from '../../src/domain/_kernel/time';
import { orderOf } from '../../src/domain/registry/address';
import type { Cell } from '../../src/domain/registry/import/cells';
import type { HouseholdDoc, Member } from '../../src/domain/registry/schema';
import { RELATIONS, TAGS, TENURES } from '../../src/domain/registry/words';
import type { Deps } from '../_kernel/deps';
import { placeOf, type Place } from '../_kernel/ground';
import { hashId } from '../_kernel/hash';
import { readingOf } from '../_kernel/readings';
import type { Opened, Step, Work, WorkKind } from '../_kernel/work';
import type { Tables } from './import/table';
import { openMember } from './members';

const PAGE = 250;

/** The columns in the order in which communities keep them. */
const COLUMNS = [
  ['小区楼栋', 24],
  ['单元', 8],
  ['门牌号', 10],
  ['与户主关系', 12],
  ['姓名', 14],
  ['联系电话', 16],
  ['出生年', 8],
  ['人员类别', 24],
  ['业主/租户', 10],
  ['入住时间', 12],
  ['完整度', 8],
] as const;

type Clear = { name: string; phone: string | null };

const rowOf = (household: HouseholdDoc, member: Member, { name, phone }: Clear): Cell[] => [
  household.placeName,
  household.unitName,
  household.door,
  RELATIONS[member.relation],
  name,
  phone ?? '',
  member.birthYear,
  member.tags.map((tag) => TAGS[tag]).join('、'),
  TENURES[household.tenure],
  household.movedInAt === null ? '' : dateOf(household.movedInAt),
  household.completeness,
];

const masked = ({ nameMask, phoneMask }: Member): Clear => ({ name: nameMask, phone: phoneMask });

/** Each household whose names are written out has a line about it, before they are. */
const logAll = (work: Work, purpose: string, households: readonly HouseholdDoc[], deps: Deps) =>
  deps.store.insertAll(
    'readings',
    households.map(({ _id: doc, area }) =>
      readingOf({
        _id: hashId(26, doc, work.asker, work._id),
        doc,
        at: work.createdAt,
        by: work.asker,
        grant: work.grant,
        of: doc,
        purpose,
        area,
      }),
    ),
  );

const byPlace = (a: HouseholdDoc, b: HouseholdDoc): number =>
  a.placeName.localeCompare(b.placeName, 'zh-CN', { numeric: true }) ||
  orderOf(a.unitName, a.door) - orderOf(b.unitName, b.door);

const fileOf = ({ writeTable }: Tables, households: readonly HouseholdDoc[], work: Work, deps: Deps) => {
  const clear = work.input['purpose'] !== undefined;
  const rows = [...households]
    .sort(byPlace)
    .flatMap((one) =>
      one.members.map((member) => rowOf(one, member, clear ? openMember(deps, one, member) : masked(member))),
    );
  const columns = COLUMNS.map(([title, width]) => ({ title, width }));
  return writeTable({ sheets: [{ name: '住户台账', columns, rows }] });
};

const open = async (work: Work, deps: Deps, tables: Tables): Promise<Opened> => {
  const { kind } = (await placeOf(deps.store, work.place)) as Place;
  const read: HouseholdDoc[] = [];
  const purpose = work.input['purpose'];
  const step = async (cursor: string | null): Promise<Step> => {
    // What a run that died had read died with it: the next begins anew, and logs under the same ids.
    const after = read.length === 0 ? undefined : (cursor ?? undefined);
    const where = { [`area.${kind}`]: work.place, state: 'living' };
    const page = await deps.store.page<HouseholdDoc>('households', {
      where,
      by: ['completeness', 'asc'],
      after,
      limit: PAGE,
    });
    if (typeof purpose === 'string') await logAll(work, purpose, page, deps);
    read.push(...page);
    const last = page.at(-1);
    const next = { done: read.length, cursor: last ? `${last.completeness}_${last._id}` : cursor };
    if (page.length === PAGE) return next;
    return { ...next, finished: true, file: { ext: 'xlsx', bytes: await fileOf(tables, read, work, deps) } };
  };
  return { total: work.total, step };
};

/** The household register of an area as an Excel file: masked, or in the clear for a purpose that every household can see. */
export const householdExport = (tables: Tables): WorkKind => ({
  name: 'export.households',
  open: (work, deps) => open(work, deps, tables),
});
