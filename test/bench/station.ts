import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Cloud } from '../../devcloud/cloud/server';
import { startProbe, type Probe } from './probe';

/** How a process reaches a cloud that runs in another process. */
export interface Reach {
  url: string;
  environment: Record<string, string>;
}

/** A measuring process with a local cloud beside it, each with its own CPU time. */
export interface Station extends Probe {
  reach: Reach;
}

const folderOf = (name: string): string => resolve('.cache/bench', name);

/** Starts a cloud and the probe `name` over it; `functionsDir` holds bundles besides, named `functions`. */
export const startStation = async (
  name: string,
  bundles: { functionsDir?: string; functions?: readonly string[] } = {},
): Promise<Station> => {
  const dataDir = folderOf(`${name}-data`);
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const cloud = startProbe('cloud');
  const probe = startProbe(name);
  const end = async (): Promise<void> => {
    await probe.end();
    await cloud.end();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const reach = await cloud.ask<Reach>('start', { dataDir, ...bundles });
    await probe.ask('prepare', reach);
    return { ask: probe.ask, end, reach };
  } catch (error) {
    await end();
    throw error;
  }
};

const elsewhere = (): never => {
  throw new Error('the cloud of a station runs in another process: it is reached by its URL only');
};

/** The running cloud of a station, as the product's tests know it. */
export const cloudAt = ({ url, environment }: Reach): Cloud => ({
  url,
  port: Number(new URL(url).port),
  envId: environment['TCB_ENV'] ?? '',
  environment: () => environment,
  get clock() {
    return elsewhere();
  },
  get faults() {
    return elsewhere();
  },
  recipe: elsewhere,
  declare: elsewhere,
  ask: elsewhere,
  stop: async () => undefined,
});

/** The prepared things of a probe; asked for before `prepare` they are an error. */
export const held = <T>(): { keep: (value: T) => void; get: () => T } => {
  let kept: T | undefined;
  return {
    keep: (value) => void (kept = value),
    get: () => {
      if (kept === undefined) throw new Error('the probe was not prepared');
      return kept;
    },
  };
};
