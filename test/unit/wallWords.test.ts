import fc from 'fast-check';
import { found } from '../../src/domain/_kernel/publicWords';

const ordinary = [
  '想找人每周陪老人下一盘象棋',
  '别在17栋楼下堆垃圾',
  '想要一台血糖仪，旧的也行',
  '老人82岁，住10号楼5楼，想有人陪着去医院',
  '每周三下午2点到4点，教我用手机交水电费',
  '想请人教教怎么看退休金到账没有',
  '孩子上三年级，想找2本2023年的旧课本',
  '家里灯泡坏了，要40瓦的，能帮忙换一下吗',
  '1单元的老邻居们，谁有闲置的轮椅',
  '微信不会用，想请人教一教',
];
const digit = fc.integer({ min: 0, max: 9 });
const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.array(digit, { minLength: 9, maxLength: 9 }))
  .map(([second, rest]) => ['1', String(second), ...rest.map(String)]);
const DIGITS = '零一二三四五六七八九';
const written = [
  (sign: string) => sign,
  (sign: string) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
  (sign: string) => DIGITS[Number(sign)] ?? sign,
];
const style = fc.constantFrom(...written);
const gap = fc.constantFrom('', ' ', '-', '—', '.', '　', ' - ');
const frame = fc.constantFrom(...ordinary);

test.each(ordinary)('“%s” can stand on the wall', (words) => {
  expect(found(words)).toEqual([]);
});

test('a mobile number is found however it is written and whatever stands around it', () => {
  fc.assert(
    fc.property(
      mobile,
      fc.array(style, { minLength: 11, maxLength: 11 }),
      gap,
      frame,
      (number, styles, between, text) => {
        const said = number.map((sign, n) => styles[n]?.(sign) ?? sign).join(between);
        expect(found(`${text}，找${said}，${text}`)).toContain('phone');
      },
    ),
    { numRuns: 500 },
  );
});

test('a door is found however it is written', () => {
  const room = fc.integer({ min: 101, max: 3399 }).map(String);
  const door = fc.oneof(
    room.map((n) => `${n}室`),
    room.map((n) => `2单元${n}`),
    room.map((n) => `10号楼${n}`),
    room.map((n) => `10-2-${n}`),
    room.map((n) => `${[...n].map((sign) => DIGITS[Number(sign)]).join('')}室`),
    room.map((n) => `${[...n].map((sign) => written[1]?.(sign)).join('')}房`.replace('房', '号房')),
  );
  fc.assert(
    fc.property(door, frame, (where, text) => expect(found(`${text}，我住${where}，${text}`)).toContain('door')),
  );
});

test.each([
  ['想借500元买药', ['money']],
  ['急需三百块交房租', ['money']],
  ['请大家捐款', ['money']],
  ['给我转账，卡号6222021234567890123', ['money']],
  ['座机0358-8221234', ['phone']],
  ['打电话8221234找我', ['phone']],
  ['加我微信：laozhang88', ['account']],
  ['vx laozhang_88', ['account']],
  ['QQ 12345678', ['account']],
  ['我家在3栋1202', ['door']],
  ['二单元东户', ['door']],
])('“%s” must not: %j', (words, kinds) => {
  expect(found(words)).toEqual(expect.arrayContaining(kinds));
});

test('any text is answered, each kind at most once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const kinds = found(text);
      expect(new Set(kinds).size).toBe(kinds.length);
    }),
  );
});
