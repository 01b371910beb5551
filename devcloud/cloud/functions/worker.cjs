'use strict';
// The runtime of one function process: plain CommonJS, because it starts without any loader.
// Between invocations it waits in a blocking read, as the platform's runtime does: nothing a function left behind runs on.
// argv: the function's file and the name of its export. Descriptor 3 carries invocations and answers, 4 the clock.

const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { format } = require('node:util');
const { load: loadFile } = require('./compiled.cjs');

const GATEWAY = 3;
const CLOCK = 4;
const MAX_RESULT = 6 * 1024 * 1024;
const CHUNK = Buffer.alloc(1 << 16);
const [, , file, exported] = process.argv;

let offset = 0;
let rest = '';
let handler;
let fault;
let previous = [];
let current;

const SystemDate = Date;
function PlatformDate(...args) {
  if (!new.target) return new SystemDate(SystemDate.now() + offset).toString();
  const target = new.target === PlatformDate ? SystemDate : new.target;
  return Reflect.construct(SystemDate, args.length > 0 ? args : [SystemDate.now() + offset], target);
}
Object.defineProperties(PlatformDate, Object.getOwnPropertyDescriptors(SystemDate));
PlatformDate.now = () => SystemDate.now() + offset;
Object.defineProperty(SystemDate.prototype, 'constructor', { value: PlatformDate, writable: true, configurable: true });
globalThis.Date = PlatformDate;

const send = (message) => {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let at = 0; at < bytes.length;) at += fs.writeSync(GATEWAY, bytes, at);
};

/** The next message of the gateway; nothing else of this process runs meanwhile. */
const receive = () => {
  const parts = [rest];
  while (!parts.at(-1).includes('\n')) {
    const size = fs.readSync(GATEWAY, CHUNK);
    if (size === 0) process.exit(0);
    parts.push(CHUNK.latin1Slice(0, size));
  }
  const text = parts.join('');
  const end = text.indexOf('\n');
  rest = text.slice(end + 1);
  return JSON.parse(Buffer.from(text.slice(0, end), 'latin1').toString());
};

const log = (text) => send({ log: text });
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk, encoding, callback) => {
    log(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };
}

const applyEnviron = (environ) => {
  for (const key of previous) delete process.env[key];
  const pairs = environ.split(';').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  for (const [key, value] of pairs) process.env[key] = value;
  previous = pairs.map(([key]) => key);
};

const describe = (error) =>
  error instanceof Error ? error.stack || error.message : `${String(error)}(callback err is not instance of Error)`;

const textOf = (data) => {
  let text;
  try {
    text = JSON.stringify(data === undefined ? null : data) ?? 'null';
  } catch (error) {
    return { error: `stringify response to json failed: ${error.message}` };
  }
  const tooLong = Buffer.byteLength(text) > MAX_RESULT;
  return tooLong ? { error: 'body size is too long: the response exceeds the upper limit (6MB)' } : { result: text };
};

/** Answers for one invocation, once, and waits for the next. */
const finish = (invocation) => {
  if (current !== invocation) return;
  current = undefined;
  send({ ...invocation.answer, rss: process.memoryUsage.rss() });
  next();
};

const settle = (invocation, answer, waits) => {
  if (invocation.answer) return;
  invocation.answer = answer;
  // `finish` blocks, so the function's own stack unwinds first.
  if (!waits) process.nextTick(finish, invocation);
};

const fail = (invocation, error) => {
  if (error instanceof Error) log(`${error.stack}\n`);
  settle(invocation, { error: describe(error) }, false);
};

const contextOf = (invocation, values) => {
  let waits = true;
  const end = (error, data) => (error ? fail(invocation, error) : settle(invocation, textOf(data), waits));
  const context = {
    ...values,
    get callbackWaitsForEmptyEventLoop() {
      return waits;
    },
    set callbackWaitsForEmptyEventLoop(value) {
      waits = value;
    },
    getContext: () => values,
    done: (error, data) => {
      waits = false;
      end(error, data);
    },
    succeed: (data) => context.done(null, data),
    fail: (error) => context.done(error ?? new Error('context.fail was called without an error')),
  };
  return { context, callback: end };
};

const invoke = ({ event, context: values, offset: given }) => {
  const invocation = (current = { pending: false });
  offset = given;
  applyEnviron(values.environ);
  if (fault !== undefined) return settle(invocation, { error: fault }, false);
  const { context, callback } = contextOf(invocation, values);
  try {
    const returned = handler(JSON.parse(event), context, callback);
    if (typeof returned?.then === 'function') {
      invocation.pending = true;
      returned.then(context.succeed, (error) => fail(invocation, error));
    } else if (returned !== undefined && handler.length < 3) callback(null, returned);
  } catch (error) {
    fail(invocation, error);
  }
};

const next = () => {
  const message = receive();
  // One whole turn of the loop first: connections that the gateway closed meanwhile are seen as closed.
  setImmediate(() => setImmediate(invoke, message));
};

process.on('uncaughtException', (error) => {
  if (current) fail(current, error);
  else fault ??= describe(error);
});
process.on('beforeExit', () => {
  if (!current) return;
  // A promise that nothing can settle any more is waited for until the time limit, as a busy one is.
  if (current.pending && !current.answer) return void setTimeout(() => undefined, 0x7fffffff);
  current.answer ??= { result: 'null' };
  finish(current);
});

const clock = new net.Socket({ fd: CLOCK, readable: true, writable: false });
let line = '';
clock.on('data', (chunk) => {
  const lines = (line + chunk).split('\n');
  line = lines.pop();
  if (lines.length > 0) offset = Number(lines.at(-1));
});
clock.on('close', () => process.exit(0));
clock.unref();

const load = () => {
  process.chdir(path.dirname(file));
  handler = loadFile(file)[exported];
  if (typeof handler !== 'function') throw new Error(format('%s exports no function named %s', file, exported));
};
try {
  load();
} catch (error) {
  fault = describe(error);
  log(`${fault}\n`);
}
send({ ready: fault === undefined });
next();
