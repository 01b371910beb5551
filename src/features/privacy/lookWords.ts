import { grantWords } from '@/client/grantWords';

const ABOUT: Readonly<Record<string, string>> = {
  household: '家里的登记',
  claim: '认领住房时填的',
  report: '报事时留的电话',
  wish: '心愿里留的联系方式',
  relay: '捎话时留的电话',
  visit: '走访记的话',
  other: '别的记录',
};

const PURPOSES: Readonly<Record<string, string>> = {
  call: '为了打电话',
  visit: '为了上门',
  verify: '为了核实',
  help: '为了帮忙',
  urgent: '有急事',
  relay: '为了捎话',
  export: '为了导出台账',
};

/** What was looked at, in words. */
export const aboutWords = (about: string): string => ABOUT[about] ?? '别的记录';
/** What it was for; an export says it in words of its own. */
export const purposeWords = (purpose: string): string => PURPOSES[purpose] ?? `为了${purpose}`;
/** Who looked: a role over a place, never a name. */
export const lookerWords = (role: string, over: string | null): string =>
  over === null ? grantWords(role) : `${grantWords(role)}（${over}）`;
