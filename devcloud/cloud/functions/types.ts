/** A function as declared: its limits, the environment it needs, its timers and routes. */
export interface FunctionDecl {
  name: string;
  /** Seconds. */
  timeout: number;
  /** Megabytes. */
  memorySize: number;
  /** Names of the cloud's function variables that it sees. */
  env: readonly string[];
  timers: readonly { name: string; config: string }[];
  /** Paths of the HTTP access service; `passPath` hands on the whole path instead of what follows the route's. */
  routes: readonly { path: string; passPath?: boolean }[];
  /** `file.export` inside its folder (default `index.main`). */
  handler?: string;
  /** Variables with values of its own. */
  variables?: Readonly<Record<string, string>>;
}

/** What starts an invocation: a mini-program, another function or a script, a timer, an HTTP request, a pushed message. */
export type Trigger = 'client' | 'function' | 'timer' | 'http' | 'event';

/** Who calls a function and how; nobody is an empty openid. */
export interface Call {
  fn: string;
  event: string;
  openid: string;
  unionid?: string;
  source: string;
  trigger: Trigger;
  depth: number;
  /** The invocation that called this one. */
  parentRequestId?: string;
}

/** Why an invocation gave no result. */
export type Failure = 'not-found' | 'error' | 'timeout' | 'crash' | 'too-large' | 'memory';

/** How an invocation ended; `result` is JSON text. */
export type Outcome =
  | { ok: true; requestId: string; result: string }
  | { ok: false; requestId: string; kind: Failure; message: string };

/** The log entry of one invocation. */
export interface InvocationEntry {
  n: number;
  at: number;
  requestId: string;
  parentRequestId?: string;
  env: string;
  fn: string;
  openid: string;
  trigger: Trigger;
  source: string;
  /** From the start of the handler to its answer. */
  ms: number;
  /** Waiting for a free process, and starting one. */
  queuedMs: number;
  cold: boolean;
  /** Megabytes of memory that the process held when it answered; absent when it died. */
  memory?: number;
  trips: number;
  tripsByAction: Readonly<Record<string, number>>;
  rowsRead: number;
  rowsReturned: number;
  indexed: boolean;
  /** What no index served. */
  scans: readonly string[];
  logs: readonly string[];
  error?: string;
}
