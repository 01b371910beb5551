import { startCloud } from '../../../devcloud/cloud/server';

/** A gateway to be killed; prints its environment when it is ready. */
void startCloud({
  dataDir: process.argv[2] ?? '',
  timers: false,
  collections: [
    { name: 'items', indexes: [{ name: 'n', keys: { n: 1 }, unique: true }] },
    { name: 'accounts', indexes: [] },
    { name: 'transfers', indexes: [{ name: 'from', keys: { from: 1 } }] },
    { name: 'commands', indexes: [{ name: 'pending', keys: { pendingAt: 1 } }] },
  ],
}).then((cloud) => console.log(JSON.stringify({ url: cloud.url, environment: cloud.environment() })));
