import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { component, encodeValue, keysOf } from '../../../devcloud/cloud/engine/keys';
import { Store } from '../../../devcloud/cloud/engine/store';
import { serveProbe } from '../probe';
import type { Reach } from '../station';

type Doc = Record<string, unknown>;
type Answer = Record<string, unknown>;

const value = (ejson: unknown): unknown =>
  typeof ejson === 'object' && ejson !== null ? Number(Object.values(ejson)[0]) : ejson;
const plain = (text: unknown): Doc =>
  Object.fromEntries(Object.entries(JSON.parse(String(text)) as Doc).map(([name, item]) => [name, value(item)]));

/** The store calls of four kinds of requests, with nothing of the gateway around them. */
const answering = (dataDir: string): ((asked: Doc) => Promise<Answer>) => {
  const store = new Store(dataDir);
  const engine = store.environment('bare');
  const indexes = [{ name: 'page', keys: { group: 1, at: -1 } as const }];
  const collection = engine.declare({ name: 'docs', indexes });
  const index = collection.indexes[0] ?? null;

  const insert = (texts: readonly string[]): Answer => {
    const docs = texts.map(plain);
    const ids = docs.map((doc) => String(doc['_id']));
    engine.write(
      docs.map((after, n) => ({ collection, id: encodeValue(ids[n]), oldKeys: null, after, text: texts[n] ?? '' })),
    );
    return { insertedIds: ids };
  };
  const read = ({ query, limit }: Doc): Answer => {
    const { _id, group } = plain(query);
    if (group === undefined) return { list: [engine.get(collection, encodeValue(_id))] };
    const low = component(group, 1);
    const scan = { collection, index, low, high: `${low}\xff`, reverse: false, after: undefined, limit: Number(limit) };
    return { list: engine.scan(scan).map(({ doc }) => doc) };
  };
  const take = ({ query }: Doc): Answer => {
    const { _id } = JSON.parse(String(query)) as Doc;
    const id = encodeValue(_id);
    const text = engine.get(collection, id) ?? '{}';
    const before = plain(text);
    const after = { ...before, left: Number(before['left']) - 1 };
    const changed = JSON.stringify({ ...(JSON.parse(text) as Doc), left: { $numberInt: String(after.left) } });
    engine.write([{ collection, id, oldKeys: keysOf(collection, before).keys, after, text: changed }]);
    return { updated: 1, upsert_id: null };
  };
  return async (asked) => {
    const { action } = asked;
    const insertion = action === 'database.insertDocument';
    const data = insertion
      ? insert(asked['data'] as string[])
      : action === 'database.getDocument'
        ? read(asked)
        : take(asked);
    await store.durable();
    return { requestId: '1', data };
  };
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
};

serveProbe({
  start: async ({ dataDir, environment }: { dataDir: string; environment: Reach['environment'] }): Promise<Reach> => {
    const answer = answering(dataDir);
    const server = createServer((request, response) => {
      void textOf(request)
        .then((text) => answer(JSON.parse(text) as Doc))
        .then((said) => {
          response.setHeader('content-type', 'application/json; charset=utf-8');
          response.end(JSON.stringify(said));
        });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { url, environment: { ...environment, TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }) } };
  },
});
