import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser, type TestBrowser } from '../browser';
import { h5World } from '../h5World';
import { siteOf, type Site } from '../journey';
import { DIST, layDemo } from '../prepared';
import { startTestSystem } from '../stage';
import { weappWorld } from '../weapp/world';
import type { Ground } from './play';

/** Two systems with the very same demo data, and a world on each. */
export interface Twins {
  chrome: TestBrowser;
  grounds: readonly [Ground, Ground];
  stop: () => Promise<void>;
}

const openSites = async (folder: string): Promise<[Site, Site]> => {
  const [one, two] = [path.join(folder, 'one'), path.join(folder, 'two')];
  // Played once and copied: the same ids, the same times.
  for (const dataDir of [one, two]) if (!layDemo(dataDir)) throw new Error('no demo was played for this run');
  const start = async (dataDir: string) => siteOf(await startTestSystem({ dataDir }));
  return [await start(one), await start(two)];
};

/** Starts two systems of the same demo and a browser, with the h5 build on one and the compiled package on the other. */
export const openTwins = async (): Promise<Twins> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-twins-'));
  const [one, two] = await openSites(folder);
  const chrome = await openBrowser();
  const weapp = { chrome, cloudUrl: two.system.cloud.url, dist: path.join(DIST, 'weapp') };
  const worlds = [h5World(chrome, one.system.stage.port), await weappWorld(weapp)] as const;
  return {
    chrome,
    grounds: [
      { world: worlds[0], site: one },
      { world: worlds[1], site: two },
    ],
    stop: async () => {
      await Promise.all(worlds.map((world) => world.close()));
      await chrome.close();
      await Promise.all([one.system.stop(), two.system.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
