/** Kinds of problems, as the communities name them; `danger` shows phone numbers before anything else. */
export const CATEGORIES = {
  leak: '水管漏水、渗水',
  lamp: '楼道灯不亮',
  road: '路面破损',
  sanitation: '环境卫生',
  parking: '乱停车',
  charging: '充电问题',
  wires: '飞线',
  ads: '小广告',
  dispute: '邻里纠纷',
  safety: '治安隐患',
  lockedOut: '钥匙锁屋里了',
  danger: '有人有危险',
  other: '别的事',
} as const;
export type Category = keyof typeof CATEGORIES;
export const CATEGORY_KEYS = Object.keys(CATEGORIES) as Category[];

/** Working minutes within which a new report is to be accepted; danger counts real minutes. */
export const ACCEPT_WORKING_MINUTES = 120;
export const DANGER_MINUTES = 15;
