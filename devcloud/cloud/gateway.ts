import { Issued } from './auth/credentials';
import { Tokens } from './auth/tokens';
import { Users } from './auth/users';
import { Clock } from './clock';
import type { Store } from './engine/store';
import { Environments } from './environment';
import type { Base } from './environment';
import { Faults } from './faults';
import { InvocationLog } from './functions/log';
import { Pool } from './functions/pool';
import type { CloudOptions } from './options';
import { Settings } from './settings';
import { openWeChat } from './wx/open';
import { notifyAddress, openPay, wantsPay } from './wx/pay/open';
import type { PaySandbox } from './wx/pay/sandbox';
import type { WxSandbox } from './wx/sandbox';

/** All parts of a running cloud: what belongs to no single environment stands here. */
export interface Gateway extends Base {
  users: Users;
  faults: Faults;
  sandbox: WxSandbox;
  pay: PaySandbox;
  environments: Environments;
}

const OFFSET = 'clock';

const clockOf = (settings: Settings): Clock =>
  new Clock({
    load: () => Number(settings.get(OFFSET) ?? 0),
    save: (offset) => settings.set(OFFSET, String(offset)),
  });

/** Puts the parts together on an open store; `url` is where the gateway listens. */
export const openGateway = (options: CloudOptions, store: Store, url: string): Gateway => {
  const settings = new Settings(store);
  const clock = options.clock ?? clockOf(settings);
  const { nestedOpenid = false, strictReads = false, functionEnv = {} } = options;
  const { httpBodyBase64 = false, timersTwice = false } = options;
  const base: Base = {
    options,
    url,
    appId: functionEnv['WX_APPID'] ?? 'wx0000000000000000',
    store,
    settings,
    clock,
    switches: { nestedOpenid, strictReads, httpBodyBase64, timersTwice },
    tokens: new Tokens(),
    issued: new Issued(settings),
    pool: new Pool(options.maxProcesses ?? 4, clock),
    log: new InvocationLog(store),
  };
  const faults = new Faults();
  const pay = openPay(base, faults);
  if (wantsPay(options))
    base.options = {
      ...options,
      functionEnv: { ...notifyAddress(options, url), ...functionEnv, ...pay.environment() },
    };
  const environments = new Environments(base);
  const sandbox = openWeChat(base, faults, environments.first.runner, pay);
  return { ...base, users: new Users(store, clock), faults, sandbox, pay, environments };
};
