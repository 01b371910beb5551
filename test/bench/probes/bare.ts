import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { component, encodeValue, keysOf } from '../../../devcloud/cloud/engine/keys';
import { Store } from '../../../devcloud/cloud/engine/store';
import type { CollectionInfo, StorageEngine } from '../../../devcloud/cloud/engine/types';
import { serveProbe } from '../probe';
import type { Reach } from '../station';

type Doc = Record<string, unknown>;

const value = (ejson: unknown): unknown =>
  typeof ejson === 'object' && ejson !== null ? Number(Object.values(ejson)[0]) : ejson;
const plain = (text: unknown): Doc =>
  Object.fromEntries(Object.entries(JSON.parse(String(text)) as Doc).map(([name, item]) => [name, value(item)]));

/** The store calls of four kinds of requests, with nothing of the gateway around them. */
class Bare {
  readonly #store: Store;
  readonly #engine: StorageEngine;
  readonly #collection: CollectionInfo;

  constructor(dataDir: string) {
    this.#store = new Store(dataDir);
    this.#engine = this.#store.environment('bare');
    const indexes = [{ name: 'page', keys: { group: 1, at: -1 } as const }];
    this.#collection = this.#engine.declare({ name: 'docs', indexes });
  }

  async answer(asked: Doc): Promise<Doc> {
    const data = this.#data(asked);
    await this.#store.durable();
    return { requestId: '1', data };
  }

  #data(asked: Doc): Doc {
    if (asked['action'] === 'database.insertDocument') return this.#insert(asked['data'] as string[]);
    return asked['action'] === 'database.getDocument' ? this.#read(asked) : this.#take(asked);
  }

  #insert(texts: readonly string[]): Doc {
    const collection = this.#collection;
    const docs = texts.map(plain);
    const ids = docs.map((doc) => String(doc['_id']));
    this.#engine.write(
      docs.map((after, n) => ({ collection, id: encodeValue(ids[n]), oldKeys: null, after, text: texts[n] ?? '' })),
    );
    return { insertedIds: ids };
  }

  #read({ query, limit }: Doc): Doc {
    const collection = this.#collection;
    const { _id, group } = plain(query);
    if (group === undefined) return { list: [this.#engine.get(collection, encodeValue(_id))] };
    const index = collection.indexes[0] ?? null;
    const low = component(group, 1);
    const scan = { collection, index, low, high: `${low}\xff`, reverse: false, after: undefined, limit: Number(limit) };
    return { list: this.#engine.scan(scan).map(({ doc }) => doc) };
  }

  #take({ query }: Doc): Doc {
    const collection = this.#collection;
    const id = encodeValue((JSON.parse(String(query)) as Doc)['_id']);
    const text = this.#engine.get(collection, id) ?? '{}';
    const before = plain(text);
    const left = Number(before['left']) - 1;
    const changed = JSON.stringify({ ...(JSON.parse(text) as Doc), left: { $numberInt: String(left) } });
    const oldKeys = keysOf(collection, before).keys;
    this.#engine.write([{ collection, id, oldKeys, after: { ...before, left }, text: changed }]);
    return { updated: 1, upsert_id: null };
  }
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
};

serveProbe({
  start: async ({ dataDir, environment }: { dataDir: string; environment: Reach['environment'] }): Promise<Reach> => {
    const bare = new Bare(dataDir);
    const server = createServer((request, response) => {
      void textOf(request)
        .then((text) => bare.answer(JSON.parse(text) as Doc))
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
