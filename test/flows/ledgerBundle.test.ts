import { readTable, writeTable } from '../../cloudfunctions/_kernel/tables';
import type { Preview } from '../../cloudfunctions/_kernel/work';
import { startDeployed } from '../support/bundles';
import { ledgerOf, TITLES, type Seen } from '../support/ledgers';
import { buildTown, cast, type Town } from '../support/town';
import { newRequest } from '../support/world';

const HOUSEHOLDS = 162;
const IMPORT = 'import.households';

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startDeployed());
});
afterAll(() => town.world.stop());

const ok = <T>(action: string, input: object, requestId = newRequest()): Promise<T> =>
  town.world.ok<T>(cast.staff, action, input, requestId);

/** The ledger of a community as it lies on its computer, with the numbers of identity cards that nobody asked for. */
const workbook = (): Promise<Buffer> => {
  const columns = [...TITLES, '身份证号'].map((title) => ({ title, width: 12 }));
  const rows = ledgerOf(HOUSEHOLDS).map((row) => [...row, '110101195803120011']);
  return writeTable({ sheets: [{ name: '住户台账', columns, rows }] });
};

/** Runs a piece of work as the phone does: again and again until it is over. */
const toItsEnd = async (id: string): Promise<Seen> => {
  let seen = await ok<Seen>('sheets.run', { id });
  while (seen.state === 'running') seen = await ok<Seen>('sheets.run', { id });
  return seen;
};

const brought = async (bytes: Buffer) => {
  const requestId = newRequest();
  return { requestId, file: await town.world.upload(cast.staff, 'sheet', requestId, bytes) };
};

const exported = async (part: object = {}): Promise<string[][]> => {
  const { id } = await ok<Seen>('sheets.export', { area: town.community, kind: 'export.households', ...part });
  const { state, file } = await toItsEnd(id);
  expect(state).toBe('ready');
  const bytes = Buffer.from(await (await fetch(file?.url ?? '')).arrayBuffer());
  const [sheet] = (await readTable(bytes)).sheets;
  return (sheet?.rows ?? []).map((row) => row.map(String));
};

test('a workbook becomes the register and the register a workbook, by the function as it is deployed', async () => {
  const { requestId, file } = await brought(await workbook());
  const asked = { area: town.community, kind: IMPORT, file };
  const preview = await ok<Preview>('sheets.preview', { ...asked, draft: requestId });
  expect(preview).toMatchObject({ total: HOUSEHOLDS, dropped: ['身份证号'], problems: [] });
  const { id } = await ok<Seen>('sheets.import', { ...asked, mode: 'all' }, requestId);
  expect(await toItsEnd(id)).toMatchObject({ state: 'ready', done: HOUSEHOLDS, skipped: 0, failure: null });
  const figures = await ok('registry.figures', { area: town.building });
  expect(figures).toEqual({ rooms: HOUSEHOLDS, households: HOUSEHOLDS, people: 2 * HOUSEHOLDS });
  const masked = await exported();
  expect(masked).toHaveLength(2 * HOUSEHOLDS + 1);
  expect(masked.flat().some((cell) => cell.includes('住户甲0') || cell === '13910005000')).toBe(false);
  const clear = (await exported({ purpose: '换届登记' })).flat();
  expect(clear).toEqual(expect.arrayContaining(['住户甲0', '13910005000', '住户乙161']));
  expect(clear).not.toContain('110101195803120011');
});

test('what is no workbook is said to be none at once, and an import of it ends with that', async () => {
  const old = await brought(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]));
  const asked = { area: town.community, kind: IMPORT, file: old.file };
  const refused = await town.world.call(cast.staff, 'sheets.preview', { ...asked, draft: old.requestId });
  expect(refused).toMatchObject({ ok: false, error: { code: 'SHEET_OLD' } });
  const { id } = await ok<Seen>('sheets.import', { ...asked, mode: 'skip' }, old.requestId);
  expect(await toItsEnd(id)).toMatchObject({ state: 'failed', failure: 'SHEET_OLD', file: null });
});
