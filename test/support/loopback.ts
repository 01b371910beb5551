import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that arrived at a loopback server. */
export interface Arrived {
  path: string;
  body: Record<string, unknown>;
}
/** What it answers: JSON, a bare status, text that is no JSON, a closed connection, or nothing at all. */
export type Reply = object | { status: number } | string | 'drop' | 'hang';

/** A tiny server on the loopback interface that answers as `reply` says and remembers what it was asked. */
export const startLoopback = async (reply: (request: Arrived) => Reply) => {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
      const asked = { path: request.url ?? '', body };
      arrived.push(asked);
      const answer = reply(asked);
      if (answer === 'drop') response.destroy();
      else if (answer === 'hang') return;
      else if (typeof answer === 'string') response.end(answer);
      else if ('status' in answer) response.writeHead(Number(answer.status)).end();
      else response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { base, arrived, stop };
};
