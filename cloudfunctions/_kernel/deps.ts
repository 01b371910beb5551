import type { DomainEvent } from '../../src/domain/_kernel/machine';
import type { Files } from './files';
import type { Invoke } from './invoke';
import type { Secrets } from './secrets';
import type { Store } from './store';
import type { Vault } from './vault';
import type { WeChat } from './wechat';

/** Does one thing with an event, any number of times with the same effect. */
export interface Consumer {
  name: string;
  handle: (event: DomainEvent, deps: Deps) => Promise<void>;
}

/** Everything a function reaches the world through. */
export interface Deps {
  store: Store;
  files: Files;
  vault: Vault;
  wechat: WeChat;
  invoke: Invoke;
  secrets: Secrets;
  consumers: readonly Consumer[];
  now: () => number;
  log: (line: Readonly<Record<string, unknown>>) => void;
}
