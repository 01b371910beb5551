import { sayTime } from '@/client/clock';
import type { InputOf, OutputOf } from '@/client/api';
import { dateOf } from '@/domain/_kernel/time';
import { PURPOSES, TAGS, type LookUpPurpose, type Tag } from '@/domain/registry/words';

type Household = OutputOf<'registry.get'>;
export type Member = Household['members'][number];

/** A table of words as choices, in its order. */
export const optionsOf = <K extends string>(words: Readonly<Record<K, string>>): { value: K; label: string }[] =>
  (Object.entries(words) as [K, string][]).map(([value, label]) => ({ value, label }));

/** What personal data are opened for, as a worker says it. */
export const WHY = optionsOf(PURPOSES).filter(
  (one): one is { value: CarePurpose; label: string } => one.value !== 'relay',
);
export type CarePurpose = InputOf<'care.need'>['purpose'];

/** A purpose as it stands beside a reading; of an export it is in the words of who asked. */
export const whyWords = (purpose: string): string => PURPOSES[purpose as LookUpPurpose] ?? purpose;

const LACKS: Readonly<Record<Household['lacks'][number], string>> = {
  head: '户主',
  phone: '电话',
  birthYears: '出生年',
  movedIn: '哪年搬来的',
};

/** What an entry still lacks, as a sentence; nothing when it is whole. */
export const lacksWords = (lacks: Household['lacks']): string | undefined =>
  lacks.length > 0 ? `还缺：${lacks.map((part) => LACKS[part]).join('、')}。` : undefined;

const MOVES: Readonly<Record<string, string>> = {
  enter: '登记了这一户',
  update: '改了登记',
  addMember: '添了一口人',
  dropMember: '去掉了一口人',
  moveOut: '搬走了',
  bind: '有人在手机上认领了',
  unbind: '有人不再是这一户的',
};

/** A step in the history of a household. */
export const moveWords = (move: string): string => MOVES[move] ?? '有了变动';

export const tagWords = (tags: readonly Tag[]): string => tags.map((tag) => TAGS[tag]).join('、');

/** When somebody was last seen, or that nobody has been there. */
export const seenWords = (at: number | null): string => (at === null ? '还没走访过' : `${sayTime(at)} 走访过`);

/** A month as it is typed and shown: 2019-05. */
export const monthTyped = (at: number | null): string => (at === null ? '' : dateOf(at).slice(0, 7));

export const RISKS = { high: '高', middle: '中', low: '低' } as const;
export const RISK_TONES = { high: 'late', middle: 'waiting', low: 'done' } as const;

/** The ledgers, as each part of a visit feeds one. */
export const LEDGERS = { visit: '走访', household: '住户', care: '照看', dispute: '纠纷', danger: '隐患' } as const;
export const OUTCOMES = { noted: '记下了', settled: '当场解决', handedOn: '转给别人办' } as const;
export const VISIT_KINDS = { visit: '上门', patrol: '巡查', call: '打电话' } as const;

/** Who a resident says he is. */
export const CLAIMED_AS = { owner: '业主', tenant: '租户', family: '这家的人' } as const;
export const LOGGED = '看一次记一次，这家人能看到是哪个岗位、为什么看的。';
