import { buildingKey, plain } from '../address';
import { MOST_MEMBERS, type MemberInput } from '../schema';
import type { Tenure, Use } from '../words';
import type { Entry, Problem } from './rows';

/** A building of the area that is being imported, as its rows may name it. */
export interface KnownBuilding {
  id: string;
  compound: string;
  name: string;
}

/** What a list says of one room. */
export interface Listed {
  building: string;
  unitName: string;
  door: string;
  /** Where the list says so; a fresh entry takes `owner` and what fits it. */
  tenure: Tenure | undefined;
  use: Use | undefined;
  movedInAt: number | undefined;
  members: MemberInput[];
  /** The row that named it first, and the row of each member. */
  row: number;
  rows: number[];
}

type Found = { ok: true; id: string } | { ok: false; words: string };

/** Finds the building a row names: by its number, within its compound where the row says which. */
const finder = (known: readonly KnownBuilding[]): ((entry: Entry) => Found) => {
  const byKey = new Map<string, KnownBuilding[]>();
  for (const one of known) byKey.set(buildingKey(one.name), [...(byKey.get(buildingKey(one.name)) ?? []), one]);
  return ({ building, compound }) => {
    const [only] = known;
    if (plain(building) === '') {
      return known.length === 1 && only ? { ok: true, id: only.id } : { ok: false, words: '没有写楼栋' };
    }
    const named = (byKey.get(buildingKey(building)) ?? []).filter(
      (one) => compound === '' || plain(one.compound).includes(compound) || compound.includes(plain(one.compound)),
    );
    if (named.length > 1) return { ok: false, words: '不止一个小区有这个楼号，请加一列“小区”' };
    return named[0] ? { ok: true, id: named[0].id } : { ok: false, words: '您这一片没有这栋楼，先建楼再导入' };
  };
};

const add = (listed: Listed, { row, member, tenure, use, movedInAt }: Entry): Problem | undefined => {
  listed.tenure ??= tenure;
  listed.use ??= use;
  listed.movedInAt ??= movedInAt;
  if (!member) return undefined;
  const twice = listed.members.findIndex(({ name }) => name === member.name);
  if (twice !== -1) return { row, column: '姓名', words: `和第 ${listed.rows[twice]} 行是同一个人` };
  if (listed.members.length >= MOST_MEMBERS) return { row, column: '姓名', words: '这一户超过二十人了' };
  listed.members.push({ ...member, relation: member.relation ?? (listed.members.length === 0 ? 'head' : 'other') });
  listed.rows.push(row);
  return undefined;
};

/** Puts rows of one room together, wherever in the list they stand; what fits nowhere is a problem of its row. */
export const gather = (
  entries: readonly Entry[],
  known: readonly KnownBuilding[],
): { listed: Listed[]; problems: Problem[] } => {
  const find = finder(known);
  const rooms = new Map<string, Listed>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const { row, unitName, door } = entry;
    const building = find(entry);
    if (!building.ok) {
      problems.push({ row, column: '楼栋', words: building.words });
      continue;
    }
    const key = JSON.stringify([building.id, unitName, door]);
    const blank = { tenure: undefined, use: undefined, movedInAt: undefined, members: [], row, rows: [] };
    const listed = rooms.get(key) ?? { building: building.id, unitName, door, ...blank };
    rooms.set(key, listed);
    const problem = add(listed, entry);
    if (problem) problems.push(problem);
  }
  return { listed: [...rooms.values()], problems };
};
