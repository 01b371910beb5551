import { collections as declared } from '../../../config/collections';
import type { CollectionDecl } from '../../../devcloud/cloud/engine/types';
import { functions as product } from '../../../config/functions';
import { UPLOADS } from '../../../config/storage';
import { startCloud } from '../../../devcloud/cloud/server';
import { testSecrets } from '../../support/world';
import { serveProbe } from '../probe';
import type { Reach } from '../station';

interface Start {
  dataDir: string;
  functionsDir?: string;
  functions?: readonly string[];
  /** Those of the product when absent. */
  collections?: readonly CollectionDecl[];
}

const limits = product.find(({ name }) => name === 'api');

serveProbe({
  start: async ({ dataDir, functionsDir, functions = [], collections = declared }: Start): Promise<Reach> => {
    const cloud = await startCloud({
      dataDir,
      collections,
      functionEnv: testSecrets,
      clientWritePrefix: UPLOADS,
      timers: false,
      strictReads: true,
      functions: limits ? functions.map((name) => ({ ...limits, name })) : [],
      ...(functionsDir === undefined ? {} : { functionsDir }),
    });
    return { url: cloud.url, environment: cloud.environment() };
  },
});
