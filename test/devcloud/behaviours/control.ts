import { behaviour } from '../../support/behaviours';
import type { Ground } from '../../support/behaviours';
import { get, post } from '../local';
import { readme } from './raw';

const bytes = Buffer.from('the bytes of a file');

const put = (ground: Ground, cloudPath: string) => ground.app.uploadFile({ cloudPath, fileContent: bytes });
const question = ({ local }: Ground, asked: object) => post(`${local.cloud.url}/control/query`, asked);

/** What may be seen and moved while a cloud runs. */
export const controls = [
  behaviour('a question to the data tells its plan and what it read', readme, async (ground) => {
    const docs = Array.from({ length: 50 }, (_, n) => ({ _id: `d${n}`, n, even: n % 2 === 0 }));
    const { name } = await ground.fresh(docs, [{ name: 'by_n', keys: { n: 1 } }]);
    const served = await question(ground, {
      collection: name,
      query: '{"n": {"$gte": 48}}',
      projection: '{"n": 1, "_id": 0}',
    });
    expect(served).toMatchObject({
      documents: [{ n: 48 }, { n: 49 }],
      plan: { index: 'by_n', indexed: true },
      rowsRead: 2,
    });
    const scanned = await question(ground, { collection: name, query: { even: true }, sort: { n: -1 }, limit: 1 });
    expect(scanned).toMatchObject({ documents: [{ n: 48 }], plan: { indexed: false }, rowsRead: expect.any(Number) });
  }),
  behaviour('a question that is no EJSON document is told so', readme, async (ground) => {
    const { name } = await ground.fresh();
    for (const text of ['{"n":', '[]', 'null', '5', '"n"'])
      expect([text, await question(ground, { collection: name, query: text })]).toEqual([
        text,
        { ok: false, error: 'query is no EJSON document' },
      ]);
  }),
  behaviour('collections are listed with their indexes and how much they hold', readme, async (ground) => {
    const { name } = await ground.fresh([{ n: 1 }, { n: 2 }], [{ name: 'by_n', keys: { n: -1 }, unique: true }]);
    const { collections } = await get<{ collections: { name: string }[] }>(
      `${ground.local.cloud.url}/control/collections`,
    );
    const indexes = [{ name: 'by_n', unique: true, keys: { n: -1 } }];
    expect(collections.find((one) => one.name === name)).toEqual({ name, count: 2, indexes });
  }),
  behaviour('files are listed by prefix, with an address that opens them', readme, async (ground) => {
    await put(ground, 'list/门.txt');
    await put(ground, 'other.txt');
    const { files } = await get<{ files: { path: string; url: string }[] }>(
      `${ground.local.cloud.url}/control/files?prefix=list/`,
    );
    expect(files).toMatchObject([{ path: 'list/门.txt', size: bytes.length, type: 'text/plain', owner: '' }]);
    expect(await (await fetch(String(files[0]?.url))).text()).toBe(String(bytes));
  }),
  behaviour('a switch that does not exist is refused', readme, async ({ local }) => {
    const answer = await post(`${local.cloud.url}/control/switches`, { turbo: true });
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('turbo') });
  }),
  behaviour('switches are told and changed while the cloud runs', readme, async ({ local }) => {
    const url = `${local.cloud.url}/control/switches`;
    expect(await post(url, { strictReads: true })).toMatchObject({ strictReads: true, nestedOpenid: false });
    await post(url, { strictReads: false });
    expect(await get(url)).toMatchObject({ strictReads: false });
  }),
  behaviour('the clock is moved for everybody, and says what came due', readme, async ({ local }) => {
    const answer = await post(`${local.cloud.url}/control/clock`, { advance: 3_600_000 });
    expect(answer).toMatchObject({ offset: 3_600_000, fired: [] });
    expect(await post(`${local.cloud.url}/control/clock`, { offset: 0 })).toMatchObject({ offset: 0 });
    expect(await post(`${local.cloud.url}/control/clock`, { offset: 1e18 })).toMatchObject({ ok: false });
  }),
];
