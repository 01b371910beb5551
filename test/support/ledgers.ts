import type { Cell } from '../../src/domain/registry/import/cells';
import type { Tables } from '../../cloudfunctions/registry/import/table';
import { registryWork } from '../../cloudfunctions/registry/work';
import { sheetsApi } from '../../cloudfunctions/sheets/handlers';
import type { WorkKind } from '../../cloudfunctions/_kernel/work';
import { cast, type Town } from './town';
import { newRequest } from './world';

/** Tables as plain text: a line a row, a tab between cells. What Excel makes of them has tests of its own. */
export const plainTables: Tables = {
  readTable: (bytes) => {
    const rows = bytes.toString('utf8').trimEnd().split('\n');
    return Promise.resolve({ sheets: [{ name: '台账', rows: rows.map((row): Cell[] => row.split('\t')) }] });
  },
  writeTable: ({ sheets }) => {
    const lines = sheets.flatMap(({ columns, rows }) => [columns.map(({ title }) => title), ...rows]);
    return Promise.resolve(Buffer.from(lines.map((line) => line.join('\t')).join('\n')));
  },
};

export const TITLES = ['楼栋', '单元', '门牌号', '姓名', '与户主关系', '联系电话', '出生年月', '人员类别'] as const;

/** A ledger of so many households of two people behind doors of their own, as a community keeps it. */
export const ledgerOf = (households: number, from = 5000, building = '10号楼'): string[][] =>
  Array.from({ length: households }, (_, n) => {
    const door = String(from + n);
    const phone = `139${String(10_000_000 + from + n)}`;
    return [
      [building, '2单元', door, `住户甲${n}`, '户主', phone, '1958-03', '独居老人'],
      ['', '', '', `住户乙${n}`, '女儿', '', '1985', ''],
    ];
  }).flat();

/** The bytes of a ledger. */
export const tableOf = (rows: readonly (readonly string[])[], titles: readonly string[] = TITLES): Buffer =>
  Buffer.from([titles, ...rows].map((row) => row.join('\t')).join('\n'));

/** A piece of work as its asker sees it. */
export interface Seen {
  id: string;
  state: string;
  done: number;
  total: number;
  skipped: number;
  failure: string | null;
  file: { url: string } | null;
}

/** Asks for heavy work with the kinds given, those of the register when absent. */
export const asking =
  (town: Town, kinds: readonly WorkKind[] = registryWork(plainTables)) =>
  async <T = Seen>(
    action: string,
    input: object,
    requestId = newRequest(),
    openid: string = cast.staff,
  ): Promise<T> => {
    const answer = await town.world.call(openid, action, input, requestId, sheetsApi(kinds));
    if (!answer.ok) throw new Error(`${action}: ${JSON.stringify(answer.error)}`);
    return answer.data as T;
  };

/** Imports a ledger to its end; the work as it is then. */
export const importLedger = async (
  town: Town,
  bytes: Buffer,
  part: object = {},
  kinds?: readonly WorkKind[],
): Promise<Seen> => {
  const ask = asking(town, kinds);
  const requestId = newRequest();
  const file = await town.world.upload(cast.staff, 'sheet', requestId, bytes);
  const { id } = await ask(
    'sheets.import',
    { area: town.community, kind: 'import.households', file, mode: 'skip', ...part },
    requestId,
  );
  return ask('sheets.run', { id });
};

/** The text of the file a piece of work has left. */
export const fileText = async ({ file }: Seen): Promise<string> => (file ? (await fetch(file.url)).text() : '');
