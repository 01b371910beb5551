import { behaviour } from '../../support/behaviours';
import type { Behaviour } from '../../support/behaviours';
import { someone, weChat } from '../../support/wechat';
import { PAGES } from './wechatSources';

/** One good value for each type of field. */
const GOOD: Readonly<Record<string, string>> = {
  thing1: '楼上渗水 3 天',
  number2: '12.5',
  letter3: 'AbC',
  symbol4: '★—！',
  character_string5: 'JTL-2026-000123',
  time6: '2026年11月21日 09:30',
  date7: '2026年11月21日',
  amount8: '¥12.50',
  phone_number9: '+86-0766-66888866',
  car_number10: '粤A8Z888挂',
  name11: '街道办',
  phrase12: '处理中',
  enum13: '普通',
};

/** The template with one field of each type. */
export const ALL_FIELDS: readonly string[] = Object.keys(GOOD);

/** What WeChat says to a message with these values in place of the good ones; `taken` when only the consent is missing. */
const verdict = async (local: Parameters<typeof weChat>[0], values: Readonly<Record<string, unknown>>) => {
  const all: Readonly<Record<string, unknown>> = { ...GOOD, ...values };
  const data = Object.fromEntries(Object.entries(all).map(([key, value]) => [key, { value }]));
  const body = { touser: someone(), template_id: 'everything', data };
  const { errcode, errmsg } = await weChat(local).call('/cgi-bin/message/subscribe/send', body);
  return errcode === 43101 ? 'taken' : String(errmsg).replace(/ rid:.*/, '');
};

const field = (title: string, key: string, taken: readonly string[], refused: readonly unknown[]): Behaviour =>
  behaviour(title, PAGES.send, async ({ local }) => {
    for (const value of taken) expect([value, await verdict(local, { [key]: value })]).toEqual([value, 'taken']);
    for (const value of refused) {
      expect([value, await verdict(local, { [key]: value })]).toEqual([
        value,
        `argument invalid! data.${key}.value invalid`,
      ]);
    }
  });

/** What each type of field takes. */
export const fields = [
  field(
    'a thing has at most 20 characters and no line break',
    'thing1',
    ['一'.repeat(20), '🏠'.repeat(20)],
    ['一'.repeat(21), 'a\nb', 'a\u0007b'],
  ),
  field(
    'a number has at most 32 digits, a decimal point allowed',
    'number2',
    ['1'.repeat(32), '0.5'],
    ['1'.repeat(33), '十二', '-1', '1e3'],
  ),
  field('letters are letters only, at most 32', 'letter3', ['a'.repeat(32)], ['a'.repeat(33), 'a1', '字']),
  field('a symbol is at most 5 signs, no letter or digit', 'symbol4', ['!@#￥%'], ['!!!!!!', 'a', '1', '字']),
  field(
    'a character string has no Chinese and at most 32 characters',
    'character_string5',
    ['x'.repeat(32), 'A-1 #'],
    ['x'.repeat(33), '交通路-1'],
  ),
  field(
    'a time is of 24 hours, a date before it and a span allowed',
    'time6',
    ['15:01', '2026-11-21 09:30~10:30'],
    ['明天', '24:01', '9:60', '2026年11月21日'],
  ),
  field(
    'a date is of the calendar, a time behind it and a span allowed',
    'date7',
    ['2019年10月1日 15:01', '2026/11/21~2026/11/22'],
    ['2026年13月1日', '2026年11月32日', '11月21日', '15:01'],
  ),
  field(
    'an amount is one sign of money and at most 10 digits',
    'amount8',
    ['100元', '¥9999999999.99', '$1'],
    ['¥12345678901', '十元', '¥¥1'],
  ),
  field('a phone number has at most 17 digits and signs', 'phone_number9', ['13800000000'], ['1'.repeat(18), '电话']),
  field(
    'a car number has at most 8 characters, Chinese at its ends',
    'car_number10',
    ['京A12345', 'AB12'],
    ['粤A8Z8888挂', '粤A车888', 'A-1'],
  ),
  field(
    'a name has at most 10 Chinese characters or 20 letters',
    'name11',
    ['一'.repeat(10), 'a'.repeat(20)],
    ['一'.repeat(11), 'a'.repeat(21), `${'一'.repeat(10)}a`, '3号'],
  ),
  field('a phrase is at most 5 Chinese characters', 'phrase12', ['办'], ['处理中心之一', 'ok', '办 理']),
  behaviour('an empty field is named as empty', PAGES.send, async ({ local }) => {
    expect(await verdict(local, { thing1: '' })).toBe('argument invalid! data.thing1.value is empty');
  }),
  behaviour('a field of the template that is missing is named', PAGES.send, async ({ local }) => {
    expect(await verdict(local, { phrase12: undefined })).toBe('argument invalid! data.phrase12.value is empty');
  }),
  behaviour('a field the template does not have is refused', PAGES.assumed, async ({ local }) => {
    expect(await verdict(local, { thing99: '多余' })).toBe('argument invalid! data.thing99.value invalid');
  }),
  behaviour('a value that is neither text nor number is refused', PAGES.send, async ({ local }) => {
    expect(await verdict(local, { thing1: { deep: 1 } })).toBe('argument invalid! data.thing1.value invalid');
    expect(await verdict(local, { number2: 12 })).toBe('taken');
  }),
];
