import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientRoute } from './client';
import type { Clock } from './clock';
import { controlRoute } from './control';
import { Store } from './engine/store';
import type { CollectionDecl } from './engine/types';
import type { Doc } from './ejson';
import { adminCall, adminRoute } from './envelope';
import type { Faults, FaultTarget } from './faults';
import { withFaults } from './faulty';
import { platformEnvironment } from './functions/context';
import { openGateway } from './gateway';
import type { Gateway } from './gateway';
import { isLocal, json, send } from './http';
import type { Answer, Exchange } from './http';
import type { CloudOptions } from './options';
import { recipeOf } from './recipe';
import { storageRoute } from './storage/route';
import { webRoute } from './triggers/http';

export type { CloudOptions } from './options';

/** A running local cloud; `environment()` is what a process needs to reach it with the unmodified SDK. */
export interface Cloud {
  url: string;
  port: number;
  envId: string;
  clock: Clock;
  faults: Faults;
  /** Variables for a process that works on an environment (the first when none is named). */
  environment(envId?: string): Record<string, string>;
  /** The variables for programs of one's own: shell lines, or JSON by environment. */
  recipe(kind: 'shell' | 'json'): string;
  /** Makes a collection and its indexes what the declaration says, while running. */
  declare(collection: CollectionDecl, envId?: string): void;
  /** Answers an SDK request of this process itself, without HTTP, a signature, or waiting for the disk. */
  ask(params: Doc): Promise<Doc>;
  stop(): Promise<void>;
}

/** A part of the gateway: serves all paths under `at`; its `target` names the failures it can meet. */
interface Route {
  at: string;
  target?: FaultTarget;
  run: (gateway: Gateway, exchange: Exchange) => Promise<Answer>;
}

const ROUTES: readonly Route[] = [
  { at: '/admin', target: 'admin', run: adminRoute },
  { at: '/client/', target: 'client', run: clientRoute },
  { at: '/storage/', target: 'storage', run: storageRoute },
  { at: '/control/', run: controlRoute },
  { at: '/pay/', run: ({ pay }, exchange) => pay.handle(exchange) },
  { at: '/web/', run: webRoute },
  { at: '/wx/', run: ({ sandbox }, exchange) => sandbox.handle(exchange) },
];

const callerOf = ({ headers }: IncomingMessage): string | undefined => {
  const openid = headers['x-openid'];
  return typeof openid === 'string' ? openid : undefined;
};

const serve = async (gateway: Gateway, exchange: Exchange): Promise<Answer> => {
  const { request, path } = exchange;
  if (!isLocal(request)) return json({ errMsg: 'only this machine may call the local cloud' }, 403);
  const route = ROUTES.find(({ at }) => (at.endsWith('/') ? path.startsWith(at) : path === at));
  if (!route) return json({ errMsg: `no such path: ${path}` }, 404);
  const { target, run } = route;
  const work = () => run(gateway, exchange);
  const answer = await (target ? withFaults(gateway.faults, target, path, callerOf(request), work) : work());
  // Nothing leaves this machine's memory before all that it rests on is on disk.
  await gateway.store.durable();
  return answer;
};

const respond = (gateway: Gateway, request: IncomingMessage, response: ServerResponse): void => {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : target.slice(mark));
  void serve(gateway, { request, path, query })
    .catch((error: unknown) => {
      if (request.destroyed && !request.complete) return 'drop' as const;
      console.error(error);
      return json({ errMsg: error instanceof Error ? error.message : String(error) }, 500);
    })
    .then((answer) => send(request, response, answer));
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const close = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
};

/** Starts CloudBase and WeChat for one machine, on the loopback interface only. */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('The local cloud is for development only: it does not run with NODE_ENV=production.');
  const store = new Store(options.dataDir);
  const server = createServer();
  server.keepAliveTimeout = 65_000;
  let gateway: Gateway;
  try {
    gateway = openGateway(options, store, `http://127.0.0.1:${await listen(server, options.port ?? 0)}`);
    await store.durable();
  } catch (error) {
    // Neither an open port nor an open file stays behind a start that failed.
    server.close();
    store.close();
    throw error;
  }
  server.on('request', (request, response) => respond(gateway, request, response));
  const { environments, clock, faults, pay, url } = gateway;
  pay.start();
  return {
    url,
    port: (server.address() as AddressInfo).port,
    envId: environments.first.envId,
    clock,
    faults,
    environment: (envId = '') => platformEnvironment(environments.find(envId).platform),
    recipe: (kind) => recipeOf(environments.list(), kind),
    declare: (collection, envId = '') => void environments.find(envId).engine.declare(collection),
    ask: (params) => adminCall(gateway, params),
    stop: async () => {
      await Promise.all([gateway.sandbox.stop(), pay.stop(), environments.stop()]);
      await close(server);
      store.close();
    },
  };
};
