import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Duplex, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { memoryOf } from './memory';

/** What a process is started from; `key` names environment and function, `version` their files. */
export interface ProcessSpec {
  key: string;
  version: string;
  file: string;
  exported: string;
  memorySize: number;
  env: Readonly<Record<string, string>>;
}

/** One invocation as its process receives it; `offset` is the clock's. */
export interface Work {
  event: string;
  context: Readonly<Record<string, unknown>>;
  offset: number;
}

/** What a process answers: the result as JSON text, or why there is none; `rss` in bytes. */
export type Answer =
  | { result: string; rss: number }
  | { error: string; rss: number }
  | { crash: string }
  | { memory: true };

type Message = { ready: boolean } | { log: string } | { result: string; rss: number } | { error: string; rss: number };

const WORKER = path.join(__dirname, 'worker.cjs');
/** V8 collects before the process as a whole, which also holds code and buffers, reaches its limit. */
const HEAP_SHARE = 0.75;
const DRAIN_MS = 250;
const MEGABYTE = 1024 * 1024;
const HEAP_EXHAUSTED = /JavaScript heap out of memory/;

/** One function process; it takes one invocation at a time and stands still between them. */
export class Instance {
  readonly #child: ChildProcess;
  readonly #pipe: Duplex;
  readonly #decoder = new StringDecoder('utf8');
  readonly #limit: number;
  /** Resolves when the function's file is loaded, or the process is gone. */
  readonly ready: Promise<void>;
  readonly exited: Promise<void>;
  #isReady: () => void = () => undefined;
  #line = '';
  #printed = '';
  #finish: ((answer: Answer) => void) | undefined;
  #log: (line: string) => void = () => undefined;
  #early: string[] = [];
  alive = true;
  /** Whether the function's file could be loaded; a process that failed at it fails at every invocation. */
  loaded = true;
  used = false;
  /** When it was last given back, by the machine's monotonic clock. */
  idleSince = 0;

  constructor(readonly spec: ProcessSpec) {
    this.#limit = spec.memorySize * MEGABYTE;
    const heap = Math.max(16, Math.floor(spec.memorySize * HEAP_SHARE));
    this.#child = spawn(process.execPath, [`--max-old-space-size=${heap}`, WORKER, spec.file, spec.exported], {
      env: { ...spec.env },
      cwd: path.dirname(spec.file),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    this.#pipe = this.#child.stdio[3] as Duplex;
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', () => resolve());
      this.#child.once('error', () => resolve());
    });
    this.ready = new Promise((resolve) => (this.#isReady = resolve));
    this.#listen();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Bytes over which the process is ended. */
  get memoryLimit(): number {
    return this.#limit;
  }

  /** Runs one invocation; `log` receives what the function prints meanwhile, and what it printed while it loaded. */
  run(work: Work, log: (line: string) => void): Promise<Answer> {
    this.used = true;
    this.#log = log;
    for (const line of this.#early.splice(0)) log(line);
    return new Promise((resolve) => {
      this.#finish = resolve;
      if (!this.alive) this.#end('before it could begin');
      else this.#pipe.write(`${JSON.stringify(work)}\n`);
    });
  }

  /** Moves the clock of the process, also while it runs. */
  setClock(offset: number): void {
    if (this.alive) (this.#child.stdio[4] as Writable).write(`${offset}\n`);
  }

  /** Ends the process if it holds more memory than its function may. */
  watchMemory(): void {
    if (!this.#finish || this.pid === undefined || memoryOf(this.pid) <= this.#limit) return;
    this.#settle({ memory: true });
    void this.kill();
  }

  kill(): Promise<void> {
    this.alive = false;
    this.#child.kill('SIGKILL');
    return this.exited;
  }

  #listen(): void {
    const print = (chunk: Buffer): void => {
      this.#printed = (this.#printed + chunk.toString()).slice(-4096);
      this.#print(chunk.toString());
    };
    this.#child.stdout?.on('data', print);
    this.#child.stderr?.on('data', print);
    this.#pipe.on('data', (chunk: Buffer) => this.#receive(chunk));
    // A process that dies closes its pipes under what is being written to them.
    for (const stream of [this.#pipe, this.#child.stdio[4]]) stream?.on('error', () => undefined);
    this.#child.once('error', (error) => this.#end(error.message));
    this.#child.once('close', (code, signal) => this.#end(signal ?? code));
    this.#child.once('exit', (code, signal) => {
      this.alive = false;
      // A process of the function's own may hold the pipes open beyond this one's end.
      setTimeout(() => this.#end(signal ?? code), DRAIN_MS).unref();
    });
  }

  #receive(chunk: Buffer): void {
    const lines = (this.#line + this.#decoder.write(chunk)).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) this.#take(JSON.parse(line) as Message);
  }

  #take(message: Message): void {
    if ('ready' in message) {
      this.loaded = message.ready;
      this.#isReady();
    } else if ('log' in message) this.#print(message.log);
    else this.#settle(message.rss > this.#limit ? { memory: true } : message);
  }

  #print(text: string): void {
    if (this.#finish) this.#log(text);
    else this.#early.push(text);
  }

  #end(reason: string | number | null): void {
    this.alive = false;
    this.#isReady();
    if (HEAP_EXHAUSTED.test(this.#printed)) this.#settle({ memory: true });
    else this.#settle({ crash: `User process exit when running: process exited (${reason})` });
  }

  #settle(answer: Answer): void {
    const finish = this.#finish;
    this.#finish = undefined;
    if ('memory' in answer) void this.kill();
    finish?.(answer);
  }
}
