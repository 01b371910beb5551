import type { OutputOf } from '@/client/api';

type Work = OutputOf<'sheets.get'>;

/** What is made, how its parts are counted, and what its file is called. */
interface KindWords {
  title: string;
  unit: string;
  file: string;
}

const LEDGER = { unit: '条', file: '打开表格' };
const KINDS: Readonly<Record<string, KindWords>> = {
  'import.households': { title: '导入住户台账', unit: '户', file: '看看要改的地方' },
  'export.households': { title: '住户台账', unit: '户', file: '打开表格' },
  'export.visits': { title: '走访台账', ...LEDGER },
  'export.care': { title: '重点人群台账', ...LEDGER },
  'export.disputes': { title: '矛盾纠纷台账', ...LEDGER },
  'export.dangers': { title: '隐患排查台账', ...LEDGER },
  'print.codes': { title: '二维码', unit: '张', file: '打开来打印' },
  'own.data': { title: '我的数据', unit: '条', file: '打开看看' },
  'audit.rows': { title: '操作记录', ...LEDGER },
};

/** A kind of work in words. */
export const kindWords = (kind: string): KindWords => KINDS[kind] ?? { title: '表格', ...LEDGER };

/** A state of a piece of work in a word, with its tone. */
export const WORK_STATES = {
  queued: ['排着队', 'waiting'],
  running: ['正在做', 'doing'],
  ready: ['做好了', 'done'],
  failed: ['没做成', 'late'],
  cancelled: ['停下了', 'waiting'],
  gone: ['过期了', 'waiting'],
} as const satisfies Readonly<Record<Work['state'], readonly [string, string]>>;

const isImport = ({ kind }: Pick<Work, 'kind'>): boolean => kind.startsWith('import.');

const doneWords = (work: Work): string => {
  const { done, skipped, kind } = work;
  const { unit } = kindWords(kind);
  if (isImport(work)) {
    const left = skipped > 0 ? `，有 ${skipped} 处没填对，没有登记` : '';
    return `登记好了 ${done} ${unit}${left}。`;
  }
  if (!work.file) return '您在这一片的职务到期了，文件不再给出。';
  return `做好了，一共 ${done} ${unit}。文件留一周，之后自动删掉。`;
};

/** How a piece of work stands, as a sentence. */
export const workSentence = (work: Work): string => {
  const { state, done, total, kind } = work;
  const { unit } = kindWords(kind);
  if (state === 'queued') return '马上就开始。';
  if (state === 'running')
    return total > 0 ? `做了 ${done} ${unit}，一共 ${total} ${unit}。` : `做了 ${done} ${unit}。`;
  if (state === 'ready') return doneWords(work);
  if (state === 'cancelled') return isImport(work) ? `停下了。已经登记的 ${done} ${unit}留着。` : '停下了。';
  return state === 'gone' ? '已经过了一周，文件删掉了。还要的话再做一次。' : '';
};
