import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collections } from '../../config/collections';
import { UPLOADS } from '../../config/storage';
import { released } from '../../devcloud/app';
import { startCloud } from '../../devcloud/cloud/server';
import { localSecrets } from '../../devcloud/secrets';
import { ADMIN } from '../../devcloud/stage/personas';
import { askNear } from './near';
import { layDemo } from './prepared';
import { worldOver, type World } from './world';

/** The product in this process over a copy of the demo that was played for this run. */
export const startDemoWorld = async (): Promise<World> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'linli-demo-world-'));
  if (!layDemo(dataDir)) throw new Error('no demo was played for this run');
  const secrets = localSecrets(dataDir, ADMIN.openid);
  const cloud = await startCloud({
    dataDir: path.join(dataDir, 'cloud'),
    collections,
    functionEnv: secrets,
    clientWritePrefix: UPLOADS,
    ...released,
    timers: false,
    strictReads: true,
  });
  askNear(cloud);
  const stop = async (): Promise<void> => {
    await cloud.stop();
    await rm(dataDir, { recursive: true });
  };
  return worldOver(cloud, stop, secrets);
};
