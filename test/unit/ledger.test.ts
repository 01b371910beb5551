import fc from 'fast-check';
import { buildingKey, doorOf, orderOf, unitOf } from '../../src/domain/registry/address';
import {
  birthOf,
  bornAt,
  movedInOf,
  phoneOf,
  relationOf,
  tagsOf,
  type Cell,
} from '../../src/domain/registry/import/cells';
import { corrected, headerOf, mapColumns } from '../../src/domain/registry/import/columns';
import { gather } from '../../src/domain/registry/import/households';
import { readRows } from '../../src/domain/registry/import/rows';

const NOW = Date.parse('2026-11-21T10:00+08:00');
const known = [
  { id: 'plc_building10', compound: '滨河佳苑', name: '10号楼' },
  { id: 'plc_building11', compound: '滨河佳苑', name: '11号楼' },
];
const titles = [
  '楼栋',
  '单元',
  '门牌号',
  '姓名',
  '与户主关系',
  '联系电话',
  '出生年月',
  '人员类别',
  '住户类型',
  '入住时间',
];
const read = (rows: Cell[][], head: string[] = titles) => {
  const mapping = mapColumns(head, []);
  const { entries, problems } = readRows(rows, mapping, { first: 2, now: NOW });
  const gathered = gather(entries, known);
  return { ...gathered, problems: [...problems, ...gathered.problems] };
};

test.each([
  ['二单元', '2单元'],
  ['第2单元', '2单元'],
  [' ２ ', '2单元'],
  ['十二', '12单元'],
  ['无', ''],
  ['', ''],
])('the unit “%s” is %s', (raw, unit) => expect(unitOf(raw)).toBe(unit));

test.each([
  ['1003室', '1003'],
  ['０３０１', '301'],
  ['301a号', '301A'],
])('the door “%s” is %s', (raw, door) => expect(doorOf(raw)).toBe(door));

test.each(['10号楼', '10栋', '10', '十号楼', '第10幢', '１０号'])('“%s” is building 10', (raw) =>
  expect(buildingKey(raw)).toBe('10'),
);

test('a door, a unit and a building written again as they are kept are the same', () => {
  const part = fc.string({ unit: fc.constantFrom(...'0123456789一二三十A室号单元楼栋 -'), maxLength: 8 });
  fc.assert(
    fc.property(part, (raw) => {
      expect(unitOf(unitOf(raw))).toBe(unitOf(raw));
      expect(doorOf(doorOf(raw))).toBe(doorOf(raw));
      expect(Number.isSafeInteger(orderOf(unitOf(raw), doorOf(raw)))).toBe(true);
    }),
  );
});

test('columns are found under the names communities use; an identity number is left out wherever it hides', () => {
  const head = ['序号', '栋', '房号', '户主姓名', '联系方式（手机）', '身份证号码', '备注', '证号'];
  const sample = [['1', '10', '301', '住户甲', '13900000001', '', '', '11010119580312001x']];
  const { columns, dropped } = mapColumns(head, sample);
  expect(dropped).toEqual(['身份证号码', '证号']);
  expect(columns.filter(({ field }) => field).map(({ title, field }) => [title, field])).toEqual([
    ['栋', 'building'],
    ['房号', 'door'],
    ['户主姓名', 'head'],
    ['联系方式（手机）', 'phone'],
  ]);
  const again = corrected({ columns, dropped }, [
    { column: 6, field: 'tags' },
    { column: 5, field: 'phone' },
  ]);
  expect(again.columns.find(({ column }) => column === 6)?.field).toBe('tags');
  expect(again.columns.some(({ column }) => column === 5)).toBe(false);
});

test('the titles are found below a heading', () => {
  expect(headerOf([['滨河佳苑住户台账'], ['制表：社区'], titles, ['10', '1', '301', '住户甲']])).toBe(2);
  expect(
    headerOf([
      ['没有', '表头'],
      ['住户甲', '13900000001'],
    ]),
  ).toBeUndefined();
});

test('one row a person: merged cells are filled down, a new unit does not inherit the door', () => {
  const { listed, problems } = read([
    ['10号楼', '2单元', 301, '住户甲', '户主', 13900000001, '1958-03', '独居老人', '业主', '2018年5月'],
    [null, null, null, '住户乙', '女儿', '139-0000-0002 / 0358-1234567', 1985, '', '', ''],
    [null, '3单元', '101室', '住户丙', '本人', '', '', '党员、退伍军人', '租户', '2020-02-01'],
  ]);
  expect(problems).toEqual([]);
  expect(listed).toMatchObject([
    { building: 'plc_building10', unitName: '2单元', door: '301', tenure: 'owner', rows: [2, 3] },
    { building: 'plc_building10', unitName: '3单元', door: '101', tenure: 'tenant', rows: [4] },
  ]);
  expect(listed[0]?.members).toEqual([
    { relation: 'head', name: '住户甲', phone: '13900000001', birthYear: 1958, tags: ['elderAlone'] },
    { relation: 'child', name: '住户乙', phone: '13900000002', birthYear: 1985 },
  ]);
  expect(listed[0]?.movedInAt).toBe(Date.parse('2018-05-01T00:00+08:00'));
  expect(listed[1]?.members[0]?.tags).toEqual(['party', 'veteran']);
});

test('one row a household, and an empty room', () => {
  const head = ['楼号', '单元', '房号', '户主', '手机', '居住情况'];
  const { listed, problems } = read(
    [
      ['11', '一', '102', '住户丁', '13900000004', '自住'],
      ['11', '一', '103', '', '', '空置'],
    ],
    head,
  );
  expect(problems).toEqual([]);
  expect(listed).toMatchObject([
    { building: 'plc_building11', unitName: '1单元', door: '102', members: [{ relation: 'head', name: '住户丁' }] },
    { door: '103', use: 'empty', members: [] },
  ]);
});

test('every wrong row is told with its number, its column and what to do; nothing of what it said is repeated', () => {
  const { listed, problems } = read([
    ['10', '1', '101', '住户甲', '', '1390000', '1850', '', '', ''],
    ['10', '1', '101', '住户乙', '', '', '', '', '', '2099-01-01'],
    ['99号楼', '1', '101', '住户丙', '', '', '', '', '', ''],
    ['10', '1', '', '住户丁', '', '', '', '', '', ''],
    ['10', '1', '104', '', '', '', '', '', '', ''],
    ['10', '1', '105', '住户戊', '', '110101195803120011', '', '', '', ''],
    ['10', '1', '106', '住户己', '', '', '', '', '', ''],
    ['10', '1', '106', '住户己', '', '', '', '', '', ''],
  ]);
  expect(problems.map(({ row, column }) => `${row} ${column}`).sort()).toEqual(
    ['2 电话', '2 出生日期', '3 入住时间', '4 楼栋', '5 门牌', '6 姓名', '7 电话', '7 电话', '9 姓名'].sort(),
  );
  expect(problems.find(({ row }) => row === 9)?.words).toBe('和第 8 行是同一个人');
  const told = JSON.stringify(problems);
  for (const secret of ['1390000', '110101195803120011', '住户']) expect(told).not.toContain(secret);
  expect(listed.map(({ door, members }) => [door, members.length])).toEqual([['106', 1]]);
});

test.each([
  ['妻子', 'spouse'],
  ['次子', 'child'],
  ['母亲', 'parent'],
  ['外孙女', 'grandchild'],
  ['儿媳', 'inLaw'],
  ['奶奶', 'grandparent'],
  ['哥哥', 'sibling'],
  ['本人', 'head'],
  ['邻居', 'other'],
  ['', undefined],
])('who is “%s” is %s', (said, relation) => expect(relationOf(said)).toBe(relation));

test('whatever stands in a cell is read or refused, never thrown', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.double().map(String),
    fc.constantFrom('2018', '1958.3.1', '8岁'),
  );
  fc.assert(
    fc.property(cell, (text) => {
      for (const one of [phoneOf(text), birthOf(text, NOW), bornAt(text, NOW), movedInOf(text, NOW)]) {
        expect(one.ok || one.words.length > 0).toBe(true);
      }
      expect(Array.isArray(tagsOf(text).tags)).toBe(true);
    }),
  );
});

test('however the rows of a list are ordered, the same households come of it', () => {
  const people = fc.uniqueArray(
    fc.record({ door: fc.integer({ min: 101, max: 104 }), name: fc.constantFrom(...'甲乙丙丁戊己庚辛') }),
    {
      selector: ({ name }) => name,
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(people, fc.infiniteStream(fc.nat()), (list, seeds) => {
      const rows = list.map(({ door, name }): Cell[] => ['10', '1', door, `住户${name}`]);
      const shuffled = rows.map((row) => ({ row, seed: seeds.next().value as number })).sort((a, b) => a.seed - b.seed);
      const sets = (all: Cell[][]) =>
        new Set(read(all).listed.map(({ door, members }) => [door, ...members.map(({ name }) => name).sort()].join()));
      expect(sets(shuffled.map(({ row }) => row))).toEqual(sets(rows));
    }),
  );
});
