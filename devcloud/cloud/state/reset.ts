import type { Gateway } from '../gateway';

/** Tables that other parts of this file empty, or that hold what outlives a reset: secrets and schema. */
const KEPT = new Set(['settings', 'collections', 'indexes', 'docs', 'idx', 'files']);

/** Empties everything but the credentials and keys: documents, files, users, logs, messages, payments, faults and time. */
export const resetState = async (gateway: Gateway): Promise<void> => {
  const { store, environments, options, faults, users, log, sandbox, clock } = gateway;
  const spent = store.atomically(() => {
    const names = environments.list().map(({ engine, storage }) => {
      for (const { name } of engine.collections()) engine.drop(name);
      for (const collection of options.collections ?? []) engine.declare(collection);
      return storage.files.clear();
    });
    const tables = store.db.prepare<unknown[]>("SELECT name FROM sqlite_master WHERE type = 'table'").raw();
    for (const [name] of tables.all() as [string][])
      if (!KEPT.has(name) && !name.startsWith('sqlite_')) store.db.exec(`DELETE FROM "${name}"`);
    return names;
  });
  faults.clear();
  users.clear();
  log.clear();
  sandbox.people.forget();
  for (const environment of environments.list()) environment.forgetTransactions();
  clock.set(0);
  await store.durable();
  await Promise.all(environments.list().map(({ storage }, at) => storage.files.discard(spent[at] ?? [])));
};
