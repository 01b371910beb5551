import { randomUUID } from 'node:crypto';
import type { Exchange } from '../http';
import { BadPath, cloudPath } from './files';
import type { Storage } from './actions';

const refuse = ({ request, response }: Exchange, status: number, code: string, message: string): void => {
  const id = randomUUID();
  const body =
    "<?xml version='1.0' encoding='utf-8' ?>\n" +
    `<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`;
  request.resume();
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
};

const upload = async (storage: Storage, exchange: Exchange, path: string, at: number): Promise<void> => {
  const given = new URLSearchParams(String(exchange.request.headers.authorization ?? ''));
  const until = Number(given.get('q-sign-time'));
  if (!storage.signatures.valid('PUT', path, until, given.get('q-signature') ?? '')) {
    return refuse(exchange, 403, 'SignatureDoesNotMatch', 'The upload signature is wrong or has expired');
  }
  await storage.files.receive(path, exchange.request, exchange.request.headers['content-type'], '', at);
  exchange.response.writeHead(200).end();
};

const download = (storage: Storage, exchange: Exchange, path: string): void => {
  const { query, response, request } = exchange;
  if (!storage.signatures.valid('GET', path, Number(query.get('t')), query.get('sign') ?? '')) {
    return refuse(exchange, 403, 'AccessDenied', 'The URL is not signed or has expired');
  }
  const info = storage.files.info(path);
  const bytes = storage.files.read(path);
  if (!info || !bytes) return refuse(exchange, 404, 'NoSuchKey', 'The specified key does not exist');
  response.writeHead(200, {
    'content-type': info.type,
    'content-length': info.size,
    'cache-control': 'private, max-age=600',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
  });
  if (request.method === 'HEAD') {
    bytes.destroy();
    response.end();
  } else bytes.on('error', () => response.destroy()).pipe(response);
};

/** Serves signed storage URLs: PUT with the signed headers of an upload, GET and HEAD with a signed query. */
export const storageRoute = async (storage: Storage, exchange: Exchange, at: number): Promise<void> => {
  try {
    const path = cloudPath(decodeURIComponent(exchange.path.slice('/storage/'.length)));
    if (exchange.request.method === 'PUT') await upload(storage, exchange, path, at);
    else download(storage, exchange, path);
  } catch (error) {
    if (!(error instanceof BadPath) && !(error instanceof URIError)) throw error;
    refuse(exchange, 400, 'InvalidURI', 'The path is not allowed');
  }
};
