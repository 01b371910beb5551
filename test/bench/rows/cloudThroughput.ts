import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Batch, Kind } from '../probes/requests';
import { startProbe, type Probe } from '../probe';
import { median, type Row } from '../row';
import type { Reach } from '../station';

const KINDS: readonly Kind[] = ['add', 'get', 'page', 'inc'];
const LINES = 16;
const REQUESTS = 400;
const folder = resolve('.cache/bench/throughput-data');
const docs = { name: 'docs', indexes: [{ name: 'page', keys: { group: 1, at: -1 } }], rule: 'ADMINONLY' };

type Side = 'ours' | 'reference';
const probes: Probe[] = [];
const reaches: Partial<Record<Side, Reach>> = {};
const measured: Record<Side, Map<Kind, number[]>> = { ours: new Map(), reference: new Map() };

const begun = (name: string): Probe => {
  const probe = startProbe(name);
  probes.push(probe);
  return probe;
};

/** Requests per second over all kinds, each as many. */
const side = async (name: Side): Promise<number> => {
  const client = probes.at(-1);
  const reach = reaches[name];
  let seconds = 0;
  for (const kind of client && reach ? KINDS : []) {
    const batch = reach && ({ reach, kind, requests: REQUESTS, lines: LINES } satisfies Batch);
    const rate = (await client?.ask<number>('batch', batch)) ?? Number.NaN;
    measured[name].set(kind, [...(measured[name].get(kind) ?? []), rate]);
    seconds += REQUESTS / rate;
  }
  return (KINDS.length * REQUESTS) / seconds;
};

const rateOf = (name: Side, kind: Kind): number => median(measured[name].get(kind) ?? []) ?? Number.NaN;

/** Row 10: requests per second of the gateway against a bare server that makes the same store calls. */
export const cloudThroughput: Row = {
  name: 'cloud.throughput',
  unit: 'requests/s',
  rounds: 11,
  note: `${REQUESTS} requests of each of four kinds a round, ${LINES} at a time, through the SDK; reference: node:http and the store`,
  goal: '≥ 0.75 × a bare server',
  prepare: async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    reaches.ours = await begun('cloud').ask<Reach>('start', { dataDir: `${folder}/ours`, collections: [docs] });
    const { environment } = reaches.ours;
    reaches.reference = await begun('bare').ask<Reach>('start', { dataDir: `${folder}/bare`, environment });
    const client = begun('requests');
    await client.ask('prepare', reaches.ours);
    await client.ask('prepare', reaches.reference);
    await side('ours');
    await side('reference');
  },
  ours: () => side('ours'),
  reference: () => side('reference'),
  finish: async () => {
    for (const probe of probes.splice(0)) await probe.end();
    rmSync(folder, { recursive: true, force: true });
  },
  details: () =>
    KINDS.map((kind) => {
      const [ours, bare] = [rateOf('ours', kind), rateOf('reference', kind)];
      return `${kind.padEnd(5)} ${ours.toFixed(0)}/s, bare ${bare.toFixed(0)}/s, ${(ours / bare).toFixed(2)} ×`;
    }),
  meets: ({ ratio = 0 }) => ratio >= 0.75,
};
