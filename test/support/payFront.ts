import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpAnswer, HttpEvent } from '../../cloudfunctions/pay/notify';
import { contextOf } from './world';

/** A function as the platform calls it. */
export type Main = (event: unknown, context: ReturnType<typeof contextOf>) => Promise<unknown>;

/** An address for notifications in front of a function, as the HTTP access service is. */
export const front = async (main: Main, seen: HttpEvent[]) => {
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const [headers, body] = [request.headers, Buffer.concat(chunks).toString()];
    const event: HttpEvent = { httpMethod: request.method ?? '', headers, body, isBase64Encoded: false };
    seen.push(event);
    const failed = { statusCode: 500 };
    const { statusCode } = await main(event, contextOf('')).then(
      (answer) => answer as HttpAnswer,
      () => failed,
    );
    response.writeHead(statusCode).end();
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pay/notify`, stop };
};
