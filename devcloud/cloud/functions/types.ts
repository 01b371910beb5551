/** A function as declared: its limits, the environment it needs, its timers and routes. */
export interface FunctionDecl {
  name: string;
  timeout: number;
  memorySize: number;
  env: readonly string[];
  timers: readonly { name: string; config: string }[];
  routes: readonly { path: string }[];
}

/** Who calls a function and how: a client with its openid, another function, or a timer. */
export interface Call {
  fn: string;
  event: string;
  openid: string;
  source: string;
  trigger: 'client' | 'function' | 'timer';
  depth: number;
}

/** How an invocation ended; `result` is JSON text. */
export type Outcome =
  | { ok: true; requestId: string; result: string }
  | { ok: false; requestId: string; kind: 'not-found' | 'error' | 'timeout' | 'crash' | 'too-large'; message: string };

/** The log entry of one invocation. */
export interface InvocationEntry {
  n: number;
  at: number;
  requestId: string;
  fn: string;
  openid: string;
  ms: number;
  cold: boolean;
  trips: number;
  tripsByAction: Record<string, number>;
  rowsRead: number;
  indexed: boolean;
  logs: readonly string[];
  error?: string;
}
