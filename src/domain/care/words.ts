import { DAY } from '../_kernel/time';

/** Whom the community looks after (特殊群体). */
export const CARE = {
  elderAlone: '独居老人',
  elderChildless: '孤寡老人',
  leftChild: '留守儿童',
  disabled: '残疾',
  lowIncome: '低保',
  seriouslyIll: '重病',
  other: '其他',
} as const;
export type CareKind = keyof typeof CARE;
export const CARE_KEYS = Object.keys(CARE) as [CareKind, ...CareKind[]];

/** How soon somebody should be seen again, by the risk. */
export const RHYTHM = { high: 7 * DAY, middle: 14 * DAY, low: 30 * DAY } as const;
export type Risk = keyof typeof RHYTHM;
export const RISK_KEYS = Object.keys(RHYTHM) as [Risk, ...Risk[]];
