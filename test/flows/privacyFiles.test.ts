import { personal } from '../../cloudfunctions/composition';
import { readTable, writeTable } from '../../cloudfunctions/_kernel/tables';
import { auditRows } from '../../cloudfunctions/privacy/auditRows';
import { ownData } from '../../cloudfunctions/privacy/ownData';
import { sheetsApi } from '../../cloudfunctions/sheets/handlers';
import type { Result } from '../../src/domain/_kernel/contract';
import { head } from '../support/households';
import { boundHousehold } from '../support/residents';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld } from '../support/world';

const AUDITOR = 'openid-auditor';
const CONTACT = { name: '住户辛(演示)', phone: '13900001717' };
const heavy = sheetsApi([ownData(personal, { writeTable }), auditRows({ writeTable })]);

let town: Town;
beforeEach(async () => {
  town = await buildTown(await startWorld());
});
afterEach(() => town.world.stop());

type Made = { id: string; state: string; file: { url: string; ext: string } | null };
const call = (openid: string, action: string, input: object) =>
  town.world.call(openid, `sheets.${action}`, input, undefined, heavy) as Promise<Result<Made>>;
const made = async (openid: string, action: string, input: object): Promise<Made> => {
  const answer = await call(openid, action, input);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.data;
};
/** Asks for a file and runs the work to its end; the work and the bytes. */
const fileOf = async (openid: string, action: string, input: object) => {
  const { id } = await made(openid, action, input);
  const work = await made(openid, 'run', { id });
  const answer = await fetch(work.file?.url ?? '');
  return { work, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const auditor = async (): Promise<void> => {
  const { ok, idOf, district } = town.world;
  await ok(AUDITOR, 'people.enter', {});
  const held = { role: 'auditor', level: 'district', area: district, title: '审计甲(演示)' };
  await ok(cast.admin, 'people.grant', { id: idOf(AUDITOR), ...held });
};

test('one’s own data come as an Excel file or for another program, a sheet for each kind, for oneself alone', async () => {
  await boundHousehold(town, cast.neighbour);
  const { number } = (await submitReport(town, cast.neighbour, { contact: CONTACT })) as { number: string };
  const { work, bytes } = await fileOf(cast.neighbour, 'own', { format: 'xlsx' });
  expect(work).toMatchObject({ state: 'ready', file: { ext: 'xlsx' } });
  const { sheets } = await readTable(bytes);
  const byName = new Map(sheets.map(({ name, rows }) => [name, rows]));
  const [titles = [], report = []] = byName.get('我的诉求') ?? [];
  expect([report[titles.indexOf('编号')], report[titles.indexOf('电话')]]).toEqual([number, CONTACT.phone]);
  expect([...byName.keys()]).toEqual(expect.arrayContaining(['住户登记', '认领住房', '同意记录', '我的账号']));
  expect(JSON.stringify(sheets)).not.toContain(head.phone);
  const told = await fileOf(cast.neighbour, 'own', { format: 'json' });
  expect(told.work.file?.ext).toBe('json');
  expect(JSON.parse(told.bytes.toString('utf8'))).toMatchObject({ 我的诉求: [{ 编号: number }] });
  for (const openid of [cast.stranger, cast.staff, cast.admin]) {
    expect(await call(openid, 'get', { id: work.id })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  }
});

test('the audit of an area comes as an Excel file to an auditor; that he asked for it is in the audit', async () => {
  await auditor();
  const { id } = await submitReport(town);
  const span = { from: 0, to: town.world.deps.now() };
  const asked = { area: town.world.district, ...span };
  for (const openid of [cast.admin, cast.staff, cast.resident]) {
    expect(await call(openid, 'audit', asked)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  }
  const { work, bytes } = await fileOf(AUDITOR, 'audit', asked);
  const [sheet] = (await readTable(bytes)).sheets;
  const lines = sheet?.rows.filter((row) => row.includes(id)) ?? [];
  expect(lines.map((row) => row[3])).toEqual(['report.submit']);
  expect(sheet?.rows.length).toBeGreaterThan(10);
  const later = { ...asked, to: town.world.deps.now(), subject: work.id };
  const { rows } = await town.world.ok<{ rows: { name: string; by: string }[] }>(AUDITOR, 'privacy.audit', later);
  expect(rows.map(({ name }) => name)).toContain('work.audit');
  expect(rows.at(-1)?.by).toBe(town.world.idOf(AUDITOR));
});
