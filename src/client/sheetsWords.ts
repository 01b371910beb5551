import { sentence } from './messages';

const CODES: Readonly<Record<string, string>> = {
  UNKNOWN_KIND: '这种表还做不了，请换一种。',
  SHEET_NOT_YOURS: '表格放得太久，要重新传一次。请再选一次文件。',
  SHEET_BROKEN: '这个文件打不开，可能传坏了。请在电脑上打开看看，另存一份再传。',
  SHEET_OLD: '这是老式的 .xls，或者上了密码。请在 Excel 里去掉密码、另存为 .xlsx 再传。',
  SHEET_TOO_BIG: '表太大了。请分成几张，每张不超过五万行。',
  ROWS_REFUSED: '有几行没填对，一户都没有登记。下载“要改的地方”，照着改好再传。',
  NOTHING_TO_PRINT: '这里没有要印的码。',
  RARE_GLYPHS: '名字里有印不出来的字，这几张先没印，请换个写法再印。',
  TOO_MANY_CODES: '一次印不了这么多，请一个小区一个小区地印。',
  GIVEN_UP: '试了几次都没有做完，请再点一次；还不行，请告诉社区的管理员。',
};

/** What went wrong with printing, a table or a ledger, and what to do about it. */
export const sheetSentence = (code: string): string => CODES[code] ?? sentence(code);
