import { newStats } from '../db/cost';
import { CloudError } from '../db/errors';
import { count, find } from '../db/find';
import { projector } from '../db/projection';
import { planFor } from '../db/reading';
import { parse, sortOf, textParam } from '../db/request';
import { decode, encode } from '../ejson';
import type { Doc } from '../ejson';
import type { Environment } from '../environment';
import type { Gateway } from '../gateway';
import { fileId, temporaryUrl } from '../storage/actions';
import { ControlError } from './route';
import type { ControlCall, ControlRoute } from './route';

const MAX_LIMIT = 1000;
const DEFAULT_LIMIT = 20;

const environmentOf = ({ environments }: Gateway, named: unknown, fallback: Environment): Environment =>
  typeof named === 'string' && named !== '' ? environments.find(named) : fallback;

const whole = (value: unknown, fallback: number, most: number): number => {
  const number = value === undefined ? fallback : Number(value);
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new ControlError(400, `a whole number up to ${most} is required, not ${JSON.stringify(value)}`);
  return number;
};

const textOf = (params: Doc, name: string): string | undefined => {
  try {
    const text = textParam(params, name);
    parse(text, 0);
    return text;
  } catch (error) {
    throw error instanceof CloudError ? new ControlError(400, `${name} is no EJSON document`) : error;
  }
};

const query = async (gateway: Gateway, call: ControlCall) => {
  const asked = await call.body();
  const { engine } = environmentOf(gateway, asked['env'], call.environment);
  const collection = engine.collection(String(asked['collection'] ?? ''));
  if (!collection) throw new ControlError(404, `there is no collection ${String(asked['collection'] ?? '')}`);
  const filter = parse(textOf(asked, 'query'), gateway.clock.now());
  const sort = sortOf(textOf(asked, 'sort'));
  const projection = textOf(asked, 'projection');
  const window = { skip: whole(asked['skip'], 0, 1e9), limit: whole(asked['limit'], DEFAULT_LIMIT, MAX_LIMIT) };
  const stats = newStats();
  const began = performance.now();
  const how = planFor({ engine, collection, filter, sort, stats: newStats() });
  const found = find(engine, collection, { filter, sort, ...window }, stats);
  const project = projection === undefined ? undefined : projector(parse(projection, 0), filter);
  const documents = found.map(({ doc, text }) => {
    const shown = project ? encode(project(doc ?? decode(text))) : text;
    return JSON.parse(shown) as unknown;
  });
  const index =
    how.index?.name ?? (how.union.length > 0 ? how.union.map((part) => part.index?.name ?? '_id').join(' | ') : null);
  return {
    documents,
    plan: { index, indexed: how.indexed, sorted: how.sorted },
    rowsRead: stats.rowsRead,
    ms: Math.round((performance.now() - began) * 100) / 100,
  };
};

const collections = (_gateway: Gateway, { environment: { engine } }: ControlCall) => ({
  collections: engine.collections().map((collection) => ({
    name: collection.name,
    count: count(engine, collection, {}, newStats()),
    indexes: collection.indexes.map(({ name, unique, fields }) => ({
      name,
      unique,
      keys: Object.fromEntries(fields.map((field) => [field.name, field.geo ? '2dsphere' : field.dir])),
    })),
  })),
});

const files = (_gateway: Gateway, { environment: { storage }, query: asked }: ControlCall) => ({
  files: storage.files.list(asked.get('prefix') ?? '').map(({ path, size, type, owner, at }) => ({
    path,
    fileId: fileId(storage, path),
    size,
    type,
    owner,
    at,
    url: encodeURI(temporaryUrl(storage, path, 3600)),
  })),
});

/** A look at what is stored, without changing it. */
export const dataControls: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/control/environments',
    run: ({ environments }) => ({ environments: environments.list().map(({ envId }) => envId) }),
  },
  { method: 'GET', path: '/control/collections', run: collections },
  { method: 'GET', path: '/control/files', run: files },
  { method: 'POST', path: '/control/query', run: query },
];
