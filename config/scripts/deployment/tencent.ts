import { spawnSync } from 'node:child_process';
import CloudBase from '@cloudbase/manager-node';
import type { IndexDecl } from '../../indexes';
import { DeploymentError, type Platform } from './apply';

/** The command line of CloudBase, fetched when a deployment needs it. */
const CLI = '@cloudbase/cli@2.12.10';
/** A route's kind that leads to a function, as the platform counts them. */
const TO_FUNCTION = 1;

/** Whose environment is changed: a sub-account's key with the rights of docs/deploy.md. */
export interface Account {
  envId: string;
  secretId: string;
  secretKey: string;
}

const indexOf = (index: IndexDecl) => ({
  IndexName: index.name,
  MgoKeySchema: {
    MgoIndexKeys: Object.entries(index.keys).map(([Name, direction]) => ({ Name, Direction: String(direction) })),
    MgoIsUnique: index.unique ?? false,
  },
});

const tcb = (args: readonly string[], shown: string): void => {
  console.log(`tcb ${shown}`);
  const { status } = spawnSync('npx', ['--yes', '-p', CLI, 'tcb', ...args], { cwd: 'dist/deploy', stdio: 'inherit' });
  if (status !== 0)
    throw new DeploymentError(`tcb ${shown} failed; what was done before stays. Mend it and run again.`);
};

const databaseOf = ({ database, permission }: CloudBase) => ({
  createCollection: async (name: string) => void (await database.createCollectionIfNotExists(name)),
  indexesOf: async (collection: string) => {
    const { Indexes } = await database.describeCollection(collection);
    return (Indexes ?? []).map(({ Name, Keys, Unique }) => ({
      name: Name,
      unique: Unique,
      keys: Keys.map((key) => [key.Name ?? '', key.Direction ?? ''] as const),
    }));
  },
  changeIndexes: async (collection: string, drop: readonly string[], create: readonly IndexDecl[]) => {
    if (drop.length > 0)
      await database.updateCollection(collection, { DropIndexes: drop.map((IndexName) => ({ IndexName })) });
    await database.updateCollection(collection, { CreateIndexes: create.map(indexOf) });
  },
  setRule: async (resource: string, rule: 'ADMINONLY') =>
    void (await permission.modifyResourcePermission({ resourceType: 'collection', resource, permission: rule })),
  ruleOf: async (collection: string) => {
    const wanted = { resourceType: 'collection', resources: [collection] } as const;
    const { Data } = await permission.describeResourcePermission({ ...wanted, resources: [...wanted.resources] });
    return Data.PermissionList.find(({ Resource }) => Resource === collection)?.Permission;
  },
});

/** The real platform: data through the manager SDK, functions and their timers through the command line. */
export const tencent = ({ envId, secretId, secretKey }: Account): Platform => {
  const cloud = new CloudBase({ envId, secretId, secretKey });
  let isLoggedIn = false;
  return {
    ...databaseOf(cloud),
    setStorage: async (rule) => void (await cloud.storage.setStorageAcl('CUSTOM', rule)),
    storage: async () => (await cloud.storage.getStorageAcl({ withRule: true })).rule,
    deployFunction: async ({ name }) => {
      // The key is passed to one process of ours and printed by none.
      if (!isLoggedIn) tcb(['login', '--apiKeyId', secretId, '--apiKey', secretKey], 'login');
      isLoggedIn = true;
      const args = ['fn', 'deploy', name, '--force', '--envId', envId];
      tcb(args, args.join(' '));
    },
    routes: async () => {
      const { APISet } = await cloud.access.getAccessList({ limit: 100 });
      return APISet.map(({ Path, Name }) => ({ path: Path, target: Name }));
    },
    createRoute: async (path, target) =>
      void (await cloud.access.createAccess({ path, name: target, type: TO_FUNCTION, auth: false })),
  };
};
