import type { Clock } from './clock';
import type { CollectionDecl } from './engine/types';
import type { FunctionDecl } from './functions/types';
import type { PayMode } from './wx/pay/keys';

/** The environment of a cloud that was given none. */
export const FIRST_ENV = 'local-env-1';

/** How to run the local cloud. `dataDir` holds everything that survives a restart. */
export interface CloudOptions {
  dataDir: string;
  /** 0 or absent: any free port. Always on the loopback interface. */
  port?: number;
  /** The first environment: the one that answers when a program names none. */
  envId?: string;
  /** Further environments. */
  environments?: readonly string[];
  /** Folder of `<name>/index.js` for all environments, or one folder per environment. */
  functionsDir?: string | Readonly<Record<string, string>>;
  functions?: readonly FunctionDecl[];
  /** Collections that every environment begins with. */
  collections?: readonly CollectionDecl[];
  /** Extra environment of function processes; a declared function sees only the names it declares. */
  functionEnv?: Readonly<Record<string, string>>;
  /** How WeChat Pay signs; when absent, only functions that declare a `PAY_` variable get to know the merchant. */
  pay?: PayMode;
  /** Storage rule for mini-program uploads, e.g. `u/`; absent: clients may not upload. */
  clientWritePrefix?: string;
  /** Run timers by the clock (default true). */
  timers?: boolean;
  /** Function processes for calls from outside (default 4); up to 5 more serve calls of functions by functions. */
  maxProcesses?: number;
  /** The time of everything (default: the machine's, with the offset that the data folder remembers). */
  clock?: Clock;
  /** Only credentials this cloud issued and environments it declares; true when absent. */
  strict?: boolean;
  /** A read that no declared index serves is an error; false when absent. */
  strictReads?: boolean;
  /** Whether a function called by a function keeps the openid of the first caller; false when absent. */
  nestedOpenid?: boolean;
  /** Whether text bodies of HTTP requests, too, reach functions in base64; false when absent. */
  httpBodyBase64?: boolean;
  /** Whether every timer is delivered twice, as the platform warns it may be; false when absent. */
  timersTwice?: boolean;
  /** Message templates of the app with their fields, e.g. `{ id: ['thing1', 'time2'] }`; absent: any template. */
  templates?: Readonly<Record<string, readonly string[]>>;
  /** Pages of the released mini-program; absent: any page exists. */
  pages?: readonly string[];
  /** Function of the first environment to which WeChat sends an event, by `<MsgType>/<Event>`. */
  wxEvents?: Readonly<Record<string, string>>;
  /** Whether a function that gets an event sees the user of the event as its caller; false when absent. */
  wxEventOpenid?: boolean;
}

/** What may be switched while the cloud runs; the parts hold this very object and look at it for each call. */
export interface Switches {
  nestedOpenid: boolean;
  strictReads: boolean;
  httpBodyBase64: boolean;
  timersTwice: boolean;
}
