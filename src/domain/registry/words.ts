/** What somebody is to the head of his household. */
export const RELATIONS = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  grandchild: '孙辈',
  grandparent: '祖辈',
  sibling: '兄弟姐妹',
  inLaw: '儿媳女婿',
  tenant: '合租',
  other: '其他',
} as const;
export type Relation = keyof typeof RELATIONS;
export const RELATION_KEYS = Object.keys(RELATIONS) as [Relation, ...Relation[]];

/** What the community should know of somebody, so that nobody is forgotten (人员类别). */
export const TAGS = {
  elderAlone: '独居老人',
  elderChildless: '孤寡老人',
  leftChild: '留守儿童',
  disabled: '残疾',
  lowIncome: '低保',
  seriouslyIll: '重病',
  veteran: '退役军人',
  party: '党员',
  floating: '流动人口',
} as const;
export type Tag = keyof typeof TAGS;
export const TAG_KEYS = Object.keys(TAGS) as [Tag, ...Tag[]];

/** How a room is used. */
export const USES = { own: '自住', let: '出租', empty: '空置', unknown: '不清楚' } as const;
export type Use = keyof typeof USES;
export const USE_KEYS = Object.keys(USES) as [Use, ...Use[]];

export const TENURES = { owner: '业主', tenant: '租户' } as const;
export type Tenure = keyof typeof TENURES;
export const TENURE_KEYS = Object.keys(TENURES) as [Tenure, ...Tenure[]];

/** What somebody’s data are opened for; the person sees it. */
export const PURPOSES = {
  call: '打电话联系',
  visit: '上门走访',
  verify: '核对台账',
  help: '送服务、办事',
  urgent: '紧急情况',
  relay: '替邻居捎话',
} as const;
export type LookUpPurpose = keyof typeof PURPOSES;
export const PURPOSE_KEYS = Object.keys(PURPOSES) as [LookUpPurpose, ...LookUpPurpose[]];
