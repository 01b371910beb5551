import type { Consumer, Deps } from './deps';
import { createFiles } from './files';
import { createInvoke } from './invoke';
import { readSecrets } from './secrets';
import { createStore, openApp } from './store';
import { createVault } from './vault';
import { createWeChat } from './wechat';

/** Opens every port of a function from its environment. */
export const createDeps = (env: NodeJS.ProcessEnv, consumers: readonly Consumer[]): Deps => {
  const app = openApp();
  const secrets = readSecrets(env);
  const now = (): number => Date.now();
  return {
    store: createStore(app),
    files: createFiles(app, secrets.ticketKey),
    vault: createVault(secrets),
    wechat: createWeChat({ ...secrets.wechat, now }),
    invoke: createInvoke(app, secrets.jobToken),
    secrets,
    consumers,
    now,
    log: (line) => console.log(JSON.stringify(line)),
  };
};
