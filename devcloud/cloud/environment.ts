import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Credentials, Issued } from './auth/credentials';
import type { Tokens } from './auth/tokens';
import type { Clock } from './clock';
import { CloudError } from './db/errors';
import { Mvcc } from './db/mvcc';
import type { Store } from './engine/store';
import type { StorageEngine } from './engine/types';
import type { Platform } from './functions/context';
import { readDeclarations } from './functions/declarations';
import type { InvocationLog } from './functions/log';
import type { Pool } from './functions/pool';
import { Runner } from './functions/runner';
import type { FunctionDecl } from './functions/types';
import { FIRST_ENV, type CloudOptions, type Switches } from './options';
import type { Settings } from './settings';
import type { Storage } from './storage/actions';
import { Files } from './storage/files';
import { Signatures } from './storage/signatures';
import { Timers } from './triggers/timer';

/** What every environment is made of. */
export interface Base {
  options: CloudOptions;
  /** Where the gateway listens. */
  url: string;
  appId: string;
  store: Store;
  settings: Settings;
  clock: Clock;
  switches: Switches;
  tokens: Tokens;
  issued: Issued;
  /** Function processes and the log of invocations serve all environments. */
  pool: Pool;
  log: InvocationLog;
}

/** One environment: its documents, files and functions, and the credentials it is reached with. */
export interface Environment {
  envId: string;
  platform: Platform;
  credentials: Credentials;
  engine: StorageEngine;
  mvcc: Mvcc;
  /** Ends all open transactions: the documents under them have been exchanged. */
  forgetTransactions(): void;
  storage: Storage;
  functions: readonly FunctionDecl[];
  runner: Runner;
  timers: Timers;
}

const ENV_ID = /^[a-zA-Z][\w-]{0,62}$/;
const RECORDED = 'environments';

const functionsOf = ({ functionsDir, dataDir }: CloudOptions, envId: string): string => {
  const own = typeof functionsDir === 'object' ? functionsDir[envId] : functionsDir;
  return resolve(own ?? join(dataDir, 'functions'));
};

/** What the folder of the functions says of them; what is read past is told on the console. */
const declaredIn = (directory: string, functionEnv: Readonly<Record<string, string>>): readonly FunctionDecl[] => {
  const { functions, notes } = readDeclarations(directory, process.env, Object.keys(functionEnv));
  for (const note of notes) console.warn(note);
  return functions;
};

const storageOf = ({ settings, store, clock, options, url }: Base, envId: string): Storage => {
  const secret = settings.once(`storage ${envId}`, () => randomBytes(32).toString('hex'));
  const signatures = new Signatures(secret, () => clock.now());
  return { files: new Files(store, envId, options.dataDir), signatures, clock, url, envId };
};

const open = (base: Base, envId: string): Environment => {
  const { options, clock, store, tokens, url, appId, pool, log, switches } = base;
  const { functionEnv = {} } = options;
  const engine = store.environment(envId);
  for (const collection of options.collections ?? []) engine.declare(collection);
  const credentials = base.issued.of(envId);
  const platform = { url, envId, appId, credentials };
  const directory = functionsOf(options, envId);
  const functions = options.functions ?? declaredIn(directory, functionEnv);
  const runner = new Runner({ platform, tokens, directory, functions, env: functionEnv, pool, clock, log });
  const timers = new Timers(runner, functions, clock, switches);
  if (options.timers !== false) timers.start();
  const storage = storageOf(base, envId);
  const environment: Environment = {
    ...{ envId, platform, credentials, engine, storage, functions, runner, timers },
    mvcc: new Mvcc(engine, envId, clock),
    forgetTransactions: () => {
      environment.mvcc.close();
      environment.mvcc = new Mvcc(engine, envId, clock);
    },
  };
  return environment;
};

/** The environments that this data folder has ever held. */
export const recordedEnvironments = (settings: Settings): string[] =>
  JSON.parse(settings.get(RECORDED) ?? '[]') as string[];

/** The environments of a gateway. The first is the one that answers when a program names none. */
export class Environments {
  readonly #base: Base;
  readonly #open = new Map<string, Environment>();
  readonly first: Environment;

  constructor(base: Base) {
    this.#base = base;
    const { envId = FIRST_ENV, environments = [], strict = true } = base.options;
    const made = strict ? [] : recordedEnvironments(base.settings);
    this.first = this.#add(envId);
    for (const further of new Set([...environments, ...made])) if (further !== envId) this.#add(further);
  }

  list(): Environment[] {
    return [...this.#open.values()];
  }

  /** The environment of that name, the first for an empty one; unknown ones are made only where the cloud is not strict. */
  find(envId: string): Environment {
    const found = envId === '' ? this.first : this.#open.get(envId);
    if (found) return found;
    if (this.#base.options.strict !== false)
      throw new CloudError(
        'INVALID_ENV',
        `there is no environment ${envId}, only ${[...this.#open.keys()].join(', ')}`,
      );
    return this.#add(envId);
  }

  async stop(): Promise<void> {
    for (const { timers } of this.#open.values()) timers.stop();
    await this.#base.pool.stop();
    for (const { mvcc } of this.#open.values()) mvcc.close();
  }

  #add(envId: string): Environment {
    if (!ENV_ID.test(envId)) throw new CloudError('INVALID_ENV', `${envId} cannot be the name of an environment`);
    const environment = open(this.#base, envId);
    this.#open.set(envId, environment);
    const recorded = recordedEnvironments(this.#base.settings);
    if (!recorded.includes(envId)) this.#base.settings.set(RECORDED, JSON.stringify([...recorded, envId]));
    return environment;
  }
}
