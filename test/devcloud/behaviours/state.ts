import { behaviour } from '../../support/behaviours';
import type { Ground } from '../../support/behaviours';
import type { Payment } from '../../support/merchant';
import { paidOrder } from '../../support/paidOrders';
import { get, post } from '../local';
import { readme } from './raw';

const ejson = 'github.com/mongodb/specifications source/extended-json/extended-json.md';
const bytes = Buffer.from('the bytes of a file');

const exported = async ({ local }: Ground): Promise<string> =>
  (await fetch(`${local.cloud.url}/control/state/export`)).text();
const linesOf = (text: string): Record<string, unknown>[] =>
  JSON.parse(`[${text.trimEnd().split('\n').join(',')}]`) as Record<string, unknown>[];
const rowsOf = (text: string) => linesOf(text).filter((line) => 'table' in line);
const imported = async ({ local }: Ground, text: string): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${local.cloud.url}/control/state/import`, { method: 'POST', body: text });
  return (await answer.json()) as Record<string, unknown>;
};
const reset = ({ local }: Ground) => post(`${local.cloud.url}/control/state/reset`, {});
const put = (ground: Ground, cloudPath: string) => ground.app.uploadFile({ cloudPath, fileContent: bytes });
const header = { format: 'local-cloud-state', version: 2 };
const state = (...lines: object[]): string => {
  const documents = lines.filter((line) => 'document' in line).length;
  const rows = lines.filter((line) => 'table' in line).length;
  const all = [header, { environment: 'local-env-1' }, ...lines, { end: { documents, files: 0, rows } }];
  return all.map((line) => `${JSON.stringify(line)}\n`).join('');
};

/** What goes out of a cloud and comes back in. */
export const states = [
  behaviour('an exported state says at its end how much it holds', readme, async (ground) => {
    await ground.fresh([{ _id: 'a' }, { _id: 'b' }]);
    const lines = linesOf(await exported(ground));
    const kinds = ['document', 'file', 'table'];
    const [documents = 0, files, rows] = kinds.map((kind) => lines.filter((line) => kind in line).length);
    expect([lines[0], lines.at(-1)]).toEqual([header, { end: { documents, files, rows } }]);
    expect(documents).toBeGreaterThanOrEqual(2);
  }),
  behaviour('numbers, dates and patterns go out as canonical EJSON', ejson, async (ground) => {
    await ground.fresh([{ _id: 'typed', i: 1, l: 2 ** 40, d: 1.5, at: new Date(5), r: /x/i }]);
    const line = linesOf(await exported(ground)).find((one) => JSON.stringify(one).includes('typed'));
    expect(line?.['document']).toEqual({
      _id: 'typed',
      i: { $numberInt: '1' },
      l: { $numberLong: '1099511627776' },
      d: { $numberDouble: '1.5' },
      at: { $date: { $numberLong: '5' } },
      r: { $regularExpression: { pattern: 'x', options: 'i' } },
    });
  }),
  behaviour('what was exported comes back: documents, indexes and files', readme, async (ground) => {
    const index = { name: 'n', keys: { n: 1 as const }, unique: true };
    const items = await ground.fresh([{ _id: 'a', n: 1, at: new Date(7) }], [index]);
    const { fileID } = await put(ground, 'kept.txt');
    const text = await exported(ground);
    await reset(ground);
    await expect(items.get()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' });
    expect(await imported(ground, text)).toMatchObject({
      ok: true,
      files: linesOf(text).filter((line) => 'file' in line).length,
    });
    expect((await items.get()).data).toEqual([{ _id: 'a', n: 1, at: new Date(7) }]);
    await expect(items.add({ n: 1 })).rejects.toMatchObject({ message: expect.stringContaining('E11000') });
    expect((await ground.app.downloadFile({ fileID })).fileContent).toEqual(bytes);
    expect(await exported(ground)).toBe(text);
  }),
  behaviour('an import takes the place of what is there', readme, async (ground) => {
    const items = await ground.fresh([{ _id: 'before' }]);
    const text = await exported(ground);
    await items.add({ _id: 'after' });
    const { fileID } = await put(ground, 'after.txt');
    await imported(ground, text);
    expect((await items.get()).data).toEqual([{ _id: 'before' }]);
    await expect(ground.app.downloadFile({ fileID })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
  }),
  behaviour('a state that was cut off changes nothing', readme, async (ground) => {
    const items = await ground.fresh([{ _id: 'stays' }]);
    const text = await exported(ground);
    const torn = text.slice(0, text.lastIndexOf('{"end"'));
    expect(await imported(ground, torn)).toMatchObject({ ok: false, error: expect.stringContaining('cut off') });
    expect((await items.get()).data).toEqual([{ _id: 'stays' }]);
  }),
  behaviour('a state that lacks a document changes nothing', readme, async (ground) => {
    const items = await ground.fresh([{ _id: 'stays' }]);
    const lines = (await exported(ground)).split('\n');
    const lacking = lines.filter((line) => !line.includes('"stays"')).join('\n');
    expect(await imported(ground, lacking)).toMatchObject({ ok: false, error: expect.stringContaining('not as many') });
    expect((await items.get()).data).toEqual([{ _id: 'stays' }]);
  }),
  behaviour('two documents under one unique key change nothing', readme, async (ground) => {
    const items = await ground.fresh([{ _id: 'stays', n: 1 }]);
    await put(ground, 'stays.txt');
    const indexes = [{ name: 'n', keys: { n: 1 }, unique: true }];
    const doubled = state(
      { collection: 'pairs', indexes },
      { document: { _id: 'x', n: 1 } },
      { document: { _id: 'y', n: 1 } },
    );
    expect(await imported(ground, doubled)).toMatchObject({ ok: false, error: expect.stringContaining('index n') });
    expect((await items.where({ n: 1 }).get()).data).toEqual([{ _id: 'stays', n: 1 }]);
    await items.add({ _id: 'goes on' });
    expect(await items.count()).toMatchObject({ total: 2 });
    const { files } = await get<{ files: object[] }>(`${ground.local.cloud.url}/control/files?prefix=stays`);
    expect(files).toHaveLength(1);
  }),
  behaviour('a state of an undeclared environment changes nothing', readme, async (ground) => {
    const foreign = state().replace('local-env-1', 'nobody-declared-me');
    expect(await imported(ground, foreign)).toMatchObject({
      ok: false,
      error: expect.stringContaining('nobody-declared-me'),
    });
  }),
  behaviour('a file that is no state is refused by its first line', readme, async (ground) => {
    expect(await imported(ground, '{"hello":1}\n')).toMatchObject({
      ok: false,
      error: expect.stringContaining('first line'),
    });
  }),
  behaviour('what is written during an export is not in it', readme, async (ground) => {
    const items = await ground.fresh(Array.from({ length: 1000 }, (_, n) => ({ _id: `early-${n}` })));
    const answer = await fetch(`${ground.local.cloud.url}/control/state/export`);
    await items.add({ _id: 'late' });
    await items.doc('early-999').remove();
    const text = await answer.text();
    expect([text.includes('"late"'), text.includes('"early-999"')]).toEqual([false, true]);
  }),
  behaviour('a file deleted during an export is in it', readme, async (ground) => {
    await ground.fresh(Array.from({ length: 1000 }, (_, n) => ({ n })));
    const { fileID } = await put(ground, 'deleted meanwhile.txt');
    const answer = await fetch(`${ground.local.cloud.url}/control/state/export`);
    await ground.app.deleteFile({ fileList: [fileID] });
    expect(await answer.text()).toContain(bytes.toString('base64'));
  }),
  behaviour('an import ends the transactions that are open', readme, async (ground) => {
    const items = await ground.fresh([{ _id: 'a', n: 1 }]);
    const text = await exported(ground);
    const transaction = await ground.db.startTransaction();
    await transaction.collection(items.name).doc('a').update({ n: 2 });
    await imported(ground, text);
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
    expect((await items.doc('a').get()).data).toEqual([{ _id: 'a', n: 1 }]);
  }),
  behaviour('a reset leaves the declared collections, empty', readme, async (ground) => {
    await ground.db.collection('items').add({ n: 1 });
    await put(ground, 'thrown away.txt');
    await reset(ground);
    expect(await ground.db.collection('items').count()).toMatchObject({ total: 0 });
    expect(await get(`${ground.local.cloud.url}/control/files`)).toEqual({ files: [] });
  }),
  behaviour('a reset brings the clock back, ends faults and forgets users', readme, async (ground) => {
    const { cloud } = ground.local;
    await post(`${cloud.url}/client/invoke/echo`, {}, 'o-forgotten');
    cloud.clock.advance(5_000_000);
    cloud.faults.add({ target: 'wx', mode: 'hang', times: 1 });
    await reset(ground);
    expect([cloud.clock.offset, cloud.faults.list()]).toEqual([0, []]);
    const asked = ground.app.auth().queryUserInfo({ platform: 'OPENID', platformId: 'o-forgotten' });
    await expect(asked).rejects.toMatchObject({ code: 'USER_NOT_EXIST' });
  }),
  behaviour('payments and what WeChat knows of its users go out and come back', readme, async (ground) => {
    const { outTradeNo, openid } = await paidOrder(ground);
    const { url } = ground.local.cloud;
    await post(`${url}/control/wx/users`, { openid, visited: true });
    const payment = async () => {
      const { payments } = await get<{ payments: Payment[] }>(`${url}/control/pay/payments`);
      return payments.find((one) => one.outTradeNo === outTradeNo);
    };
    const before = await payment();
    const text = await exported(ground);
    await reset(ground);
    expect(await payment()).toBeUndefined();
    await imported(ground, text);
    expect(before).toMatchObject({ state: 'SUCCESS' });
    expect(await payment()).toEqual(before);
    expect(rowsOf(await exported(ground))).toEqual(rowsOf(text));
  }),
  behaviour('a row that WeChat keeps nowhere is refused and changes nothing', readme, async (ground) => {
    const items = await ground.fresh([{ _id: 'a' }]);
    for (const [table, row] of Object.entries({ settings: { name: 'x', value: 'y' }, wx_users: { openid: 'x' } })) {
      const error = `a row of ${table} does not belong there`;
      expect(await imported(ground, state({ table, row }))).toMatchObject({ ok: false, error });
    }
    expect((await items.get()).data).toEqual([{ _id: 'a' }]);
  }),
  behaviour('a seed puts documents in, replaces by id and makes collections', readme, async (ground) => {
    const seed = { books: [{ _id: 'b1', title: 'one', at: { $date: '2024-01-01T00:00:00Z' } }, { title: 'two' }] };
    const url = `${ground.local.cloud.url}/control/state/seed`;
    expect(await post(url, seed)).toEqual({ ok: true, documents: 2 });
    await post(url, { books: [{ _id: 'b1', title: 'again' }] });
    const { data } = await ground.db.collection('books').get();
    expect(data.map((book: { title: string }) => book.title).sort()).toEqual(['again', 'two']);
  }),
  behaviour('a seed with something that is no document puts nothing in', readme, async (ground) => {
    const answer = await post(`${ground.local.cloud.url}/control/state/seed`, { shelf: [{ _id: 'a' }, 7] });
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('shelf') });
    await expect(ground.db.collection('shelf').get()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' });
  }),
];
