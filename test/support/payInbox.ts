import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A notification as it arrived. */
export interface Arrived {
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** A merchant's address for notifications: keeps what arrives and answers as told. */
export interface Inbox {
  url: string;
  arrived: Arrived[];
  /** The next answers; 204 when there are none. */
  answers: (number | 'hang')[];
  /** Resolves when something has arrived. */
  first: Promise<void>;
  close: () => Promise<void>;
}

const receive = async (
  inbox: Pick<Inbox, 'arrived' | 'answers'>,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  inbox.arrived.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() });
  const status = inbox.answers.shift() ?? 204;
  if (status !== 'hang') response.writeHead(status).end();
};

/** Opens an inbox on this machine. */
export const openInbox = async (): Promise<Inbox> => {
  const inbox: Pick<Inbox, 'arrived' | 'answers'> = { arrived: [], answers: [] };
  let came!: () => void;
  const first = new Promise<void>((resolve) => (came = resolve));
  const server = createServer((request, response) => void receive(inbox, request, response).then(came));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pay/notify`;
  return Object.assign(inbox, { url, first, close });
};
