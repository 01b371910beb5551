import CloudBase from '@cloudbase/manager-node';
import type { CollectionDecl, IndexDecl } from '../collections';

/** What a deployment makes of the declarations, one line each. */
export const describeCollections = (collections: readonly CollectionDecl[]): string[] =>
  collections.flatMap((c) => [
    `collection ${c.name} (${c.rule})`,
    ...c.indexes.map((i) => `  index ${i.name}: ${JSON.stringify(i.keys)}${i.unique ? ' unique' : ''}`),
  ]);

const indexOf = (index: IndexDecl) => ({
  IndexName: index.name,
  MgoKeySchema: {
    MgoIndexKeys: Object.entries(index.keys).map(([Name, direction]) => ({ Name, Direction: String(direction) })),
    MgoIsUnique: index.unique ?? false,
  },
});

/** Creates missing collections and indexes and sets the rule of each; runs again without harm. */
export const applyCollections = async (collections: readonly CollectionDecl[]): Promise<void> => {
  const { ENV_ID = '', TENCENTCLOUD_SECRETID = '', TENCENTCLOUD_SECRETKEY = '' } = process.env;
  const cloud = new CloudBase({
    envId: ENV_ID,
    secretId: TENCENTCLOUD_SECRETID,
    secretKey: TENCENTCLOUD_SECRETKEY,
  });
  for (const { name, indexes, rule } of collections) {
    await cloud.database.createCollectionIfNotExists(name);
    const { Indexes } = await cloud.database.describeCollection(name);
    const present = new Set((Indexes ?? []).map((index) => index.Name));
    const missing = indexes.filter((index) => !present.has(index.name));
    if (missing.length > 0) await cloud.database.updateCollection(name, { CreateIndexes: missing.map(indexOf) });
    await cloud.permission.modifyResourcePermission({
      resourceType: 'collection',
      resource: name,
      permission: rule,
    });
    console.log(`collection ${name}: ${missing.length} indexes made, rule ${rule}`);
  }
};
