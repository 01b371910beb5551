import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that is answered with a status and a plain sentence. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** Sends one whole answer; nothing of ours may be kept by a browser unless it says so. */
export const send = (response: ServerResponse, status: number, type: string, body: string | Buffer): void => {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    ...(response.hasHeader('cache-control') ? {} : { 'cache-control': 'no-store' }),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
};

export const sendJson = (response: ServerResponse, value: unknown): void =>
  send(response, 200, 'application/json; charset=utf-8', JSON.stringify(value));

/** The whole body of a request; more than `limit` bytes is refused. */
export const bodyOf = async (request: IncomingMessage, limit: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) throw new Refused(413, `The body is larger than ${limit} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** Path and query of a request as sent: unlike `URL` it does not quietly resolve `..`. */
export const targetOf = (request: IncomingMessage): { path: string; query: URLSearchParams } => {
  const [raw = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  try {
    return { path: decodeURIComponent(raw), query: new URLSearchParams(query) };
  } catch {
    throw new Refused(400, 'The path cannot be read.');
  }
};

// A page of another site must not act as a persona through the visitor's own browser.
/** Refuses a writing request that a page of another origin sends. */
export const refuseForeignOrigin = (request: IncomingMessage): void => {
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) throw new Refused(403, 'Another site may not do this.');
};
