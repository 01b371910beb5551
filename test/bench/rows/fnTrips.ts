import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { mustRun, removeWorkFolder, workFolder } from '../programs';
import type { Trips } from '../probes/trips';
import type { Row } from '../row';
import { startStation, type Station } from '../station';

type Kind = 'query' | 'begin' | 'move' | 'command';

// What an action has to read or count besides the caller: its place, its document (for a query), what its answer is about.
const NEEDS: Readonly<Record<string, readonly [Kind, number]>> = {
  'people.me': ['query', 1],
  'places.top': ['query', 1],
  'places.children': ['query', 2],
  'places.get': ['query', 4],
  'codes.resolve': ['query', 2],
  'reports.mine': ['query', 1],
  'reports.get': ['query', 1],
  'reports.ofPlace': ['query', 2],
  'reports.desk': ['query', 2],
  'reports.candidates': ['query', 5],
  'reports.readings': ['query', 2],
  'wall.list': ['query', 2],
  'wall.figures': ['query', 3],
  'wall.get': ['query', 1],
  'wall.mine': ['query', 1],
  'wall.myClaims': ['query', 1],
  'wall.reviews': ['query', 2],
  'wall.readings': ['query', 2],
  'shop.counters': ['query', 2],
  'shop.products': ['query', 3],
  'shop.product': ['query', 1],
  'shop.quote': ['query', 2],
  'shop.order': ['query', 2],
  'shop.mine': ['query', 1],
  'notifications.list': ['query', 2],
  'notifications.templates': ['query', 0],
  'reports.submit': ['begin', 3],
  // Its place, its number, and whether he may write on this wall; so for the steps that put words there.
  'wall.post': ['begin', 3],
  // Its place, the counter before and after, the hold, its number.
  'shop.placeOrder': ['begin', 5],
  'reports.accept': ['move', 0],
  'reports.assign': ['move', 4],
  'reports.acknowledge': ['move', 0],
  'reports.resolve': ['move', 0],
  'reports.startFollowUp': ['move', 0],
  'reports.pass': ['move', 0],
  'wall.pass': ['move', 0],
  'wall.claim': ['move', 1],
  'wall.start': ['move', 0],
  // The check of its one photo is written down, so that its verdict is believed.
  'wall.fulfil': ['move', 2],
  'wall.confirm': ['move', 0],
  'wall.thank': ['move', 1],
  'shop.cancel': ['move', 1],
  'reports.contact': ['command', 2],
  'wall.contact': ['command', 2],
  'notifications.consent': ['command', 1],
  'notifications.readAll': ['command', 1],
};
const CLEARING = 1;

const writes = (kind: Kind): boolean => kind !== 'query';
const drains = (kind: Kind): boolean => kind === 'begin' || kind === 'move';
/** Identity, one per query, and two for a write: what is there, and the conditional write (or claim and answer). */
const allowed = ([kind, reads]: readonly [Kind, number]): number => 1 + reads + (writes(kind) ? 2 : 0);
const ownOf = (quiet: Trips, action: string, kind: Kind): number =>
  (quiet[action] ?? Number.NaN) - (drains(kind) ? CLEARING : 0);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

let station: Station | undefined;
let quiet: Trips = {};
let full: Trips = {};

const bundles = async (): Promise<string> => {
  await mustRun(['config/scripts/run.mjs', 'build', 'functions', '--if-changed']);
  const folder = workFolder('trips', {});
  mkdirSync(join(folder, 'api'));
  copyFileSync('dist/functions/api/index.js', join(folder, 'api/index.js'));
  const outfile = join(folder, 'quiet/index.js');
  await build({
    entryPoints: ['test/bench/quiet.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['*.node'],
  });
  return folder;
};

const entries = (): [string, readonly [Kind, number]][] => Object.entries(NEEDS);
const over = (): string[] =>
  entries().flatMap(([action, need]) => (ownOf(quiet, action, need[0]) <= allowed(need) ? [] : [action]));

const line = (kind: Kind): string[] => {
  const ofKind = entries().filter(([, need]) => need[0] === kind);
  const cells = ofKind.map(([action, need]) => {
    const own = ownOf(quiet, action, kind);
    const drain = (full[action] ?? 0) - own;
    return `${action} ${own}/${allowed(need)}${drain === 0 ? '' : ` + drain ${drain}`}`;
  });
  return [`${kind}: ${cells.join(', ')}`];
};

/** Row 9: database round trips of each action, counted by the gateway on the bundles; the inline drain counted apart. */
export const fnTrips: Row = {
  name: 'fn.trips',
  unit: 'trips',
  rounds: 1,
  note: 'a count, so one round; own/allowed by action, the drain found by a bundle without consumers',
  goal: 'each ≤ 1 + queries (+ 2 per write)',
  prepare: async () => {
    station = await startStation('trips', { functionsDir: await bundles(), functions: ['api', 'quiet'] });
  },
  ours: async () => {
    quiet = (await station?.ask<Trips>('walk', 'quiet')) ?? {};
    full = (await station?.ask<Trips>('walk', 'api')) ?? {};
    return sum(entries().map(([action, [kind]]) => ownOf(quiet, action, kind)));
  },
  reference: async () => sum(entries().map(([, need]) => allowed(need))),
  finish: async () => {
    await station?.end();
    removeWorkFolder('trips');
  },
  details: () => (['query', 'begin', 'move', 'command'] as const).flatMap(line),
  meets: ({ ratio = Infinity }) => ratio <= 1 && over().length === 0,
};
