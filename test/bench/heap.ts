import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { collections } from '../../config/collections';
import { encode } from '../../devcloud/cloud/ejson';
import { encodeValue } from '../../devcloud/cloud/engine/keys';
import { Store } from '../../devcloud/cloud/engine/store';

const ENVIRONMENT = 'local-env-1';
const BATCH = 5000;
const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
/** Reports of each building, however many there are in all: the district grows by buildings. */
const PER_BUILDING = 50;

/** The district that holds every report of a heap, and one building of it. */
export const heaped = { district: 'pla_district', building: 'pla_building_7' };
/** The time of the report in the middle of a heap. */
export const middleOf = (count: number): number => START + (count / 2) * MINUTE;

const report = (n: number, count: number): Record<string, unknown> => {
  const buildings = count / PER_BUILDING;
  const building = n % buildings;
  const at = START + n * MINUTE;
  return {
    _id: `rep_${String(n).padStart(12, '0')}`,
    rev: 3,
    state: 'in_progress',
    number: `20260101${n}`,
    category: 'leak',
    words: '楼上渗水，天花板湿了一片，墙皮开始往下掉，晚上能听见滴水的声音',
    photos: [],
    place: `pla_building_${building}`,
    placeName: `${building} 号楼`,
    area: {
      district: heaped.district,
      street: `pla_street_${building % 8}`,
      community: `pla_community_${building % 64}`,
      grid4: `pla_grid_${building % 512}`,
      building: `pla_building_${building}`,
    },
    neighbours: true,
    open: true,
    reporter: `per_${n % 997}`,
    queue: 'todo',
    createdAt: at,
    updatedAt: at,
    dueAt: at,
    pendingAt: null,
    timerAt: at,
    timeline: [],
  };
};

const fill = (folder: string, count: number): void => {
  const store = new Store(folder);
  // Nobody waits for one of these documents: the folder counts once it is whole.
  store.db.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;');
  const engine = store.environment(ENVIRONMENT);
  const declared = collections.map((one) => engine.declare(one)).find(({ name }) => name === 'reports');
  if (!declared) throw new Error('the product has no reports');
  for (let from = 0; from < count; from += BATCH) {
    const docs = Array.from({ length: Math.min(BATCH, count - from) }, (_item, at) => report(from + at, count));
    engine.write(
      docs.map((doc) => ({
        collection: declared,
        id: encodeValue(doc['_id']),
        oldKeys: null,
        after: doc,
        text: encode(doc),
      })),
    );
    store.flush();
  }
  store.close();
};

/** A data folder with so many reports of the product, made once and kept for the next run. */
export const heapOf = (count: number): string => {
  const folder = resolve('.cache/bench-heaps', `${count}-reports`);
  if (existsSync(folder)) return folder;
  const making = `${folder}-making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  fill(making, count);
  renameSync(making, folder);
  return folder;
};
