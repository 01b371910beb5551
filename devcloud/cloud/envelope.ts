import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { authorise } from './auth/authorise';
import { authActions } from './auth/actions';
import type { Invocation } from './auth/tokens';
import { databaseActions } from './db/actions';
import { addStats, newStats } from './db/cost';
import { CloudError, invalidParam } from './db/errors';
import type { Doc } from './ejson';
import type { Environment } from './environment';
import type { Gateway } from './gateway';
import { json, readBody, TooLarge } from './http';
import type { Exchange, Reply } from './http';
import { invokeFunction } from './invokeFunction';
import { storageActions } from './storage/actions';
import { refuseUnserved } from './unserved';

const MAX_BODY = 48 * 1024 * 1024;

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const serve = async (
  gateway: Gateway,
  environment: Environment,
  params: Doc,
  caller: Invocation | 'direct',
  source: string,
): Promise<Doc> => {
  const action = String(params['action']);
  const database = own(databaseActions, action);
  if (database) {
    const stats = newStats(gateway.switches.strictReads);
    const owner = caller === 'direct' ? 'direct' : caller.requestId;
    const refuseDropped = caller !== 'direct' && gateway.options.strict !== false;
    try {
      return await database(environment.mvcc, { params, owner, refuseDropped, stats, now: gateway.clock.now() });
    } finally {
      if (caller !== 'direct') addStats(caller.stats, stats);
    }
  }
  const storage = own(storageActions, action);
  if (storage) return storage(environment.storage, params);
  const auth = own(authActions, action);
  if (auth) return auth(gateway.users, environment.envId, params);
  if (action === 'functions.invokeFunction')
    return invokeFunction(environment, gateway.switches, params, caller, source);
  return refuseUnserved(action);
};

const parse = (request: IncomingMessage, text: string): Doc => {
  // Only the calls that are refused anyway are sent as forms.
  const form = /^multipart\/form-data/.test(request.headers['content-type'] ?? '');
  if (form) return refuseUnserved(/name="action"\r?\n\r?\n([\w.]+)/.exec(text)?.[1] ?? 'multipart/form-data');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Doc;
  } catch {
    // Falls through to the refusal below.
  }
  throw invalidParam('the body is not a JSON object');
};

const count = (caller: Invocation, action: string): void => {
  caller.trips++;
  caller.tripsByAction[action] = (caller.tripsByAction[action] ?? 0) + 1;
};

const nameOf = (value: unknown): string => {
  if (value === undefined || typeof value === 'string') return value ?? '';
  throw invalidParam('envName must be a string');
};

const answer = async (gateway: Gateway, { request }: Exchange): Promise<Doc> => {
  const params = parse(request, await readBody(request, MAX_BODY));
  const environment = gateway.environments.find(nameOf(params['envName']));
  const caller = authorise(gateway, environment, request, params);
  if (caller !== 'direct') count(caller, String(params['action']));
  const reply = await serve(gateway, environment, params, caller, String(request.headers['x-tcb-source'] ?? ''));
  await gateway.store.durable();
  return reply;
};

const refusal = (error: unknown): { code: string; message: string } => {
  if (error instanceof CloudError) return { code: error.code, message: error.message };
  if (error instanceof TooLarge) return { code: 'EXCEED_REQUEST_SIZE_LIMIT', message: error.message };
  console.error(error);
  return { code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) };
};

const enveloped = (work: Promise<Doc>): Promise<Doc> => {
  const requestId = randomUUID();
  return work.then(
    (reply) => ({ requestId, ...reply }),
    (error: unknown) => ({ requestId, ...refusal(error) }),
  );
};

/** Serves one SDK request; errors answer 200 with a code, as the platform does. */
export const adminRoute = async (gateway: Gateway, exchange: Exchange): Promise<Reply> =>
  json(await enveloped(answer(gateway, exchange)));

/** Serves what a program in this very process asks of the first environment; nobody waits for the disk. */
export const adminCall = (gateway: Gateway, params: Doc): Promise<Doc> =>
  enveloped(serve(gateway, gateway.environments.first, params, 'direct', ''));
