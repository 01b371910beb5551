import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { collectionsIn } from './declared';
import { Store } from './engine/store';
import { recordedEnvironments } from './environment';
import { openGateway } from './gateway';
import type { Gateway } from './gateway';
import type { CloudOptions } from './options';
import { startCloud } from './server';
import { Settings } from './settings';
import { exportState } from './state/export';
import { importState } from './state/import';
import { resetState } from './state/reset';
import { seed } from './state/seed';

const USAGE = `npm run devcloud -- --data DIR [--port N] [--functions DIR | ENV=DIR …] [--env A,B,…]
                        [--collections FILE.json] [--no-strict] [--strict-reads] [--nested-openid] [--print-env shell|json]
npm run devcloud -- --data DIR [--env A,B,…] export FILE | import FILE | seed FILE.json | reset`;

const DEFAULT_PORT = 8790;
/** Where a cloud that only changes its data would answer. */
const NOWHERE = 'http://127.0.0.1:0';

const FLAGS = {
  data: { type: 'string' },
  port: { type: 'string' },
  functions: { type: 'string', multiple: true },
  env: { type: 'string' },
  collections: { type: 'string' },
  'no-strict': { type: 'boolean' },
  'strict-reads': { type: 'boolean' },
  'nested-openid': { type: 'boolean' },
  'print-env': { type: 'string' },
} as const;

const read = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: FLAGS, allowPositionals: true });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, { cause: error });
  }
};

type Flags = ReturnType<typeof read>['values'];

const functionsOf = (given: readonly string[]): NonNullable<CloudOptions['functionsDir']> => {
  const [first = '', ...more] = given;
  if (more.length === 0 && !first.includes('=')) return path.resolve(first);
  const pairs = given.map((entry) => {
    const at = entry.indexOf('=');
    if (at < 1) throw new Error(`Of several folders each names its environment, ENV=DIR: ${entry}`);
    return [entry.slice(0, at), path.resolve(entry.slice(at + 1))] as const;
  });
  return Object.fromEntries(pairs);
};

const portOf = (text: string | undefined): number => {
  const port = Number(text ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${text} is not a port.`);
  return port;
};

const optionsOf = (flags: Flags): CloudOptions => {
  if (flags.data === undefined) throw new Error(`Give a folder for the data.\n\n${USAGE}`);
  const [envId, ...environments] = (flags.env ?? '').split(',').filter((name) => name !== '');
  for (const folder of flags.functions ?? [])
    if (!existsSync(folder.slice(folder.indexOf('=') + 1))) throw new Error(`There is no folder ${folder}.`);
  return {
    dataDir: path.resolve(flags.data),
    port: portOf(flags.port),
    strict: flags['no-strict'] !== true,
    strictReads: flags['strict-reads'] === true,
    nestedOpenid: flags['nested-openid'] === true,
    ...(envId === undefined ? {} : { envId, environments }),
    ...(flags.collections === undefined ? {} : { collections: collectionsIn(flags.collections) }),
    ...(flags.functions === undefined ? {} : { functionsDir: functionsOf(flags.functions) }),
  };
};

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

const serve = async (flags: Flags): Promise<number> => {
  const kind = flags['print-env'] ?? 'shell';
  if (kind !== 'shell' && kind !== 'json') throw new Error('--print-env is shell or json.');
  const stopped = untilStopped();
  const cloud = await startCloud(optionsOf(flags)).catch((error: unknown) => {
    const { code, port } = error as { code?: string; port?: number };
    throw code === 'EADDRINUSE' ? new Error(`Port ${port} is in use: --port chooses another.`) : error;
  });
  console.log(cloud.recipe(kind));
  console.error(`CloudBase and WeChat on this machine: ${cloud.url}  (Ctrl-C ends)`);
  await stopped;
  await cloud.stop();
  return 0;
};

const COMMANDS: Readonly<Record<string, (gateway: Gateway, file: string) => Promise<string>>> = {
  export: async (gateway, file) => {
    await pipeline(Readable.from(exportState(gateway)), createWriteStream(file));
    return `The state is in ${file}.`;
  },
  import: async (gateway, file) => {
    const { documents, files } = await importState(gateway, file);
    return `${documents} documents and ${files} files are in place of what was there.`;
  },
  seed: async (gateway, file) => {
    const collections = JSON.parse(readFileSync(file, 'utf8')) as object;
    return `${await seed(gateway.environments.first, collections, gateway.clock.now())} documents put in.`;
  },
  reset: async (gateway) => {
    await resetState(gateway);
    return 'All data are gone; credentials and keys stay.';
  },
};

const change = async (flags: Flags, [name = '', file]: readonly string[]): Promise<number> => {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command || (file === undefined) !== (name === 'reset')) throw new Error(USAGE);
  const options = optionsOf(flags);
  const store = new Store(options.dataDir);
  try {
    const [envId, ...environments] = recordedEnvironments(new Settings(store));
    const known = options.envId === undefined && envId !== undefined ? { envId, environments } : {};
    const gateway = openGateway({ ...options, ...known, functions: [], timers: false }, store, NOWHERE);
    try {
      console.log(await command(gateway, path.resolve(file ?? '')));
      await store.durable();
    } finally {
      await gateway.environments.stop();
    }
  } finally {
    store.close();
  }
  return 0;
};

/** `npm run devcloud`: serves any CloudBase program, or changes the data of a cloud that is not running. */
export const run = (args: readonly string[]): Promise<number> => {
  const { values, positionals } = read(args);
  return positionals.length === 0 ? serve(values) : change(values, positionals);
};
