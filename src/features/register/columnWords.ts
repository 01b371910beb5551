import type { Field } from '@/domain/registry/import/columns';

/** What a column of a ledger holds, as it is offered. */
export const COLUMN_WORDS: Readonly<Record<Field, string>> = {
  compound: '小区',
  building: '楼栋',
  unit: '单元',
  door: '门牌号',
  head: '户主姓名',
  name: '姓名',
  relation: '与户主关系',
  phone: '电话',
  birth: '出生日期',
  age: '年龄',
  tags: '人员类别',
  tenure: '业主还是租户',
  use: '房子怎么用',
  movedIn: '入住时间',
};

/** What a column is taken for; nothing where it is left out. */
export const columnWords = (field: string | null): string | undefined =>
  field === null ? undefined : COLUMN_WORDS[field as Field];
