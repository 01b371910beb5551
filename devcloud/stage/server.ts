import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CallFailed } from './api';
import { Calls } from './calls';
import { personas } from './personas';
import { Refused, send } from './http';
import { createDesk, type DeskOptions } from './desk';
import { servePhone } from './phone';

/** What the Stage needs beside its own page: the cloud, the built h5 app, and the played demo. */
export interface StageOptions extends DeskOptions {
  port?: number;
}

/** A running Stage. */
export interface Stage {
  url: string;
  port: number;
  /** The address of a persona's phone. */
  phoneUrl: (persona: string) => string;
  stop: () => Promise<void>;
}

const DESK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

const hostOf = (request: IncomingMessage): string => (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');

interface Parts {
  calls: Calls;
  desk: ReturnType<typeof createDesk>;
}

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  options: StageOptions,
  { calls, desk }: Parts,
): Promise<void> => {
  const host = hostOf(request);
  if (DESK_HOSTS.includes(host)) return desk(request, response);
  const persona = personas.find(({ key, phone }) => phone && host === `${key}.localhost`);
  // Any other name that leads here is somebody else's DNS entry.
  if (!persona) throw new Refused(421, 'Nobody of that name has a phone here.');
  const { cloudUrl, h5Dir } = options;
  return servePhone(request, response, { cloudUrl, h5Dir, persona, calls });
};

const statusOf = (error: unknown): number => {
  if (error instanceof Refused) return error.status;
  return error instanceof CallFailed ? 502 : 500;
};

const excuse = (response: ServerResponse, error: unknown): void => {
  if (response.headersSent) return void response.destroy();
  const status = statusOf(error);
  if (status === 500) console.error(error);
  // What is left of a refused body is not read, so the connection cannot be used again.
  response.setHeader('connection', 'close');
  const sentence = status !== 500 && error instanceof Error ? error.message : 'The Stage stumbled; its log says why.';
  send(response, status, 'text/plain; charset=utf-8', sentence);
};

/** Starts the Stage on loopback only. */
export const startStage = async (options: StageOptions): Promise<Stage> => {
  const calls = new Calls();
  const parts = { calls, desk: createDesk(options, calls) };
  const server = createServer((request, response) => {
    answer(request, response, options, parts).catch((error: unknown) => excuse(response, error));
  });
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(options.port ?? 0, '127.0.0.1', ready);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    port,
    phoneUrl: (persona) => `http://${persona}.localhost:${port}/`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
