/** What goes along with a building, by the kind of document. */
export const GOING: Readonly<Record<string, string>> = {
  room: '间房',
  household: '户人家',
  report: '件没办完的诉求',
  wish: '张还在墙上的心愿',
  care: '位重点照看的人',
  claim: '份住房登记',
  change: '处等着核对的改动',
  proxy: '份家人代办',
  relay: '句捎到一半的话',
  phone: '个等着核实的手机号',
  code: '张楼门口的码',
  stop: '处巡查',
};

/** What goes along, in sentences; nothing of what there is none. */
export const goingWords = (rows: readonly { kind: string; count: number }[]): string[] =>
  rows.flatMap(({ kind, count }) => (count > 0 && GOING[kind] ? [`${count} ${GOING[kind]}`] : []));

/** The kinds of changes of grids, as they are offered. */
export const REGRID_WORDS = {
  moveBuildings: '划几栋楼到别的网格',
  splitGrid: '拆出一个新网格',
  mergeGrids: '整个并到别的网格',
} as const;
