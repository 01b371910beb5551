/** What must not stand in words that everybody can read: a way to reach somebody, a door, a request for money. */
export const FOUND = ['phone', 'account', 'door', 'money'] as const;
export type Found = (typeof FOUND)[number];

const DIGITS = '零一二三四五六七八九';
const ALIKE: Readonly<Record<string, string>> = { 〇: '0', 幺: '1', 两: '2', O: '0', o: '0' };

// As people write around a filter: full-width signs, and digits said in Chinese.
const folded = (text: string): string =>
  [...text.normalize('NFKC')]
    .map((sign) => {
      const digit = DIGITS.indexOf(sign);
      return digit >= 0 ? String(digit) : (ALIKE[sign] ?? sign);
    })
    .join('');

/** What may stand between two digits of one number. */
const GAP = '[\\s\\-‐-―._·•,，、*/()（）]{0,3}';
const digits = (count: string): string => `(?:${GAP}\\d)${count}`;

const MOBILE = new RegExp(`(?<!\\d)1${GAP}[3-9]${digits('{9}')}(?!\\d)`, 'u');
const LANDLINE = new RegExp(`(?<!\\d)0${digits('{9,11}')}(?!\\d)`, 'u');
const CALLED = new RegExp(`(?:电话|座机|手机|号码|致电|拨打)[^\\d]{0,6}\\d${digits('{6,7}')}`, 'u');

const ACCOUNT = /(?:微信|威信|薇信|[vw]x|v信|qq|扣扣|企鹅)(?:号码?|群)?\s*[:是]?\s*[a-z0-9][\w-]{4,}/iu;

const DOORS = [
  /\d{3,4}\s*(?:室|号房|房间|房号)/u,
  /单元\s*(?:\d{1,2}(?:层|楼)?\s*)?(?:东|西|中|左|右)(?:户|门|手)/u,
  /单元\s*\d{3,4}(?!\d)/u,
  /(?:栋|幢|号楼|楼栋)\s*\d{3,4}(?![\d年元米岁斤块])/u,
  /(?<!\d)\d{1,3}\s*[-‐-―#]\s*\d{1,2}\s*[-‐-―#]\s*\d{3,4}(?!\d)/u,
  /(?:门牌|房号|户号)[^\d]{0,3}\d{1,4}/u,
];

const CARD = new RegExp(`(?<!\\d)[1-9]${digits('{15,18}')}(?!\\d)`, 'u');
const SUM = '[\\d.零一二两三四五六七八九十百千万几点些]+';
const MONEY = [
  /(?:募捐|捐款|捐钱|筹款|筹钱|众筹|水滴筹|借钱|借款|要钱|打款|汇款|汇钱|打钱|转钱|收款码|付款码|付款二维码|发(?:个|点)?红包)/u,
  new RegExp(
    `(?:借|捐|打|转|汇|凑|支援|资助|赞助)(?:给)?(?:我|咱|他|她|我们|我家|孩子|老人)?\\s*${SUM}\\s*(?:块|元|钱)`,
    'u',
  ),
  new RegExp(`(?:需要|急需|还差|还缺|缺|想要|求|差)\\s*${SUM}\\s*(?:块|元|万元|钱)`, 'u'),
  /(?:转账|转帐)(?:给|到)|给我(?:转账|转帐)/u,
];

/** What of it stands in a text, each kind once; the same rules in the form and on the server. */
export const found = (text: string): Found[] => {
  const plain = folded(text);
  const is: Readonly<Record<Found, boolean>> = {
    phone: [MOBILE, LANDLINE, CALLED].some((rule) => rule.test(plain)),
    account: ACCOUNT.test(text.normalize('NFKC')),
    door: DOORS.some((rule) => rule.test(plain)),
    money: CARD.test(plain) || MONEY.some((rule) => rule.test(text.normalize('NFKC'))),
  };
  return FOUND.filter((kind) => is[kind]);
};

/** Whether words hold a number or an account by which somebody could be reached. */
export const numberIn = (text: string): boolean => found(text).some((kind) => kind === 'phone' || kind === 'account');
