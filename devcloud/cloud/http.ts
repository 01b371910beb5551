import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the routes see it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  query: URLSearchParams;
}

/** Raised when a body is larger than the route allows. */
export class TooLarge extends Error {}

/** Reads a whole body, up to `limit` bytes. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new TooLarge(`the body has ${size} bytes, more than ${limit}`);
  return (chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? '';
};

/** Answers JSON text. */
export const sendJson = (response: ServerResponse, text: string, status = 200): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
};

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+\.localhost)(?::\d+)?$/;

/** Whether a request comes from this machine's own pages: a foreign page or a rebound host name is refused. */
export const isLocal = ({ headers }: IncomingMessage): boolean => {
  const origin = headers.origin;
  return (
    LOOPBACK.test(headers.host ?? '') && (origin === undefined || LOOPBACK.test(origin.replace(/^https?:\/\//, '')))
  );
};
