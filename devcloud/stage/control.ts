import { request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { refuseForeignOrigin, Refused } from './http';

const PASSED = ['content-type', 'content-length', 'content-disposition'] as const;

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(PASSED.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));

/** Hands a request of the Stage's own page on to the cloud's control endpoints; bodies flow through both ways. */
export const passControl = (request: IncomingMessage, response: ServerResponse, cloudUrl: string): Promise<void> => {
  refuseForeignOrigin(request);
  const { hostname, port } = new URL(cloudUrl);
  return new Promise((done, failed) => {
    // The path goes as it came: a URL would quietly resolve `..` and lead out of /control/.
    const target = { hostname, port, path: request.url ?? '/', method: request.method ?? 'GET' };
    const sent = send({ ...target, headers: headersOf(request) }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, { ...headersOf(answer), 'cache-control': 'no-store' });
      answer.pipe(response);
      answer.on('error', failed);
      response.on('close', done);
    });
    sent.on('error', () => failed(new Refused(502, 'The local cloud does not answer.')));
    request.pipe(sent);
  });
};
