/** Kinds of wishes, as neighbours say them. */
export const KINDS = {
  company: '陪陪说话',
  errand: '跑腿捎带',
  repair: '小修小补',
  item: '缺件东西',
  teach: '教一教',
  outing: '陪着出门',
  other: '别的心愿',
} as const;
export type WishKind = keyof typeof KINDS;
export const KIND_KEYS = Object.keys(KINDS) as WishKind[];

/** How soon a wish is to be answered. */
export const WHEN = { soon: '这两天', week: '一周之内', month: '一个月之内', any: '什么时候都行' } as const;
export type When = keyof typeof WHEN;
export const WHEN_KEYS = Object.keys(WHEN) as When[];

/** Who may post a wish that somebody has asked the community to post for him (`entrusted`). */
export const ENTRUSTED_TO = { role: 'staff', level: 'community' } as const;

/** For whom a wish is posted: oneself, a relative, or by the staff for somebody. */
export const FOR_WHOM = { myself: '为自己', relative: '替家里人', entrusted: '社区代为发布' } as const;
export type ForWhom = keyof typeof FOR_WHOM;
export const FOR_WHOM_KEYS = Object.keys(FOR_WHOM) as ForWhom[];
