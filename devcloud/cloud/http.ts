import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A request as the routes see it. */
export interface Exchange {
  request: IncomingMessage;
  path: string;
  query: URLSearchParams;
}

/** What a route answers; the router sends it once everything behind it is on disk. */
export class Reply {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string | number | string[]>>,
    readonly body: string | Buffer | Readable = '',
  ) {}
}

/** A reply, a connection that is cut instead of answered, or one that is never answered. */
export type Answer = Reply | 'drop' | 'hang';

/** Raised when a body is larger than the route allows. */
export class TooLarge extends Error {}

/** Reads a whole body, up to `limit` bytes. */
export const readBytes = async (request: IncomingMessage, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new TooLarge(`the body has ${size} bytes, more than ${limit}`);
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
};

/** Reads a whole body as text, up to `limit` bytes. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<string> =>
  (await readBytes(request, limit)).toString('utf8');

/** A reply of JSON text. */
export const jsonText = (text: string, status = 200): Reply =>
  new Reply(status, { 'content-type': 'application/json; charset=utf-8' }, text);

/** A reply of a value as JSON. */
export const json = (value: unknown, status = 200): Reply => jsonText(JSON.stringify(value), status);

/** Sends an answer; resolves when it has left or its connection is gone. */
export const send = async (request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> => {
  if (answer === 'drop') response.destroy();
  if (!(answer instanceof Reply)) return;
  const { status, headers, body } = answer;
  // An unread body would keep the connection from carrying the next request.
  if (!request.readableEnded) request.resume();
  if (body instanceof Readable) {
    response.writeHead(status, { ...headers });
    await pipeline(body, response).catch(() => response.destroy());
    return;
  }
  const length = status === 204 || 'content-length' in headers ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
};

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+\.localhost)(?::\d+)?$/;

/** Whether a request comes from this machine's own pages: a foreign page or a rebound host name is refused. */
export const isLocal = ({ headers }: IncomingMessage): boolean => {
  const origin = headers.origin;
  return (
    LOOPBACK.test(headers.host ?? '') && (origin === undefined || LOOPBACK.test(origin.replace(/^https?:\/\//, '')))
  );
};
