import { randomUUID } from 'node:crypto';
import { CloudError } from '../db/errors';
import type { Gateway } from '../gateway';
import { Reply } from '../http';
import type { Exchange } from '../http';
import type { Storage } from './actions';
import { BadPath, cloudPath } from './files';

const escape = (text: string): string => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const refusal = (status: number, code: string, message: string, resource: string): Reply => {
  const id = randomUUID();
  const body =
    "<?xml version='1.0' encoding='utf-8' ?>\n" +
    `<Error>\n\t<Code>${code}</Code>\n\t<Message>${message}</Message>\n\t<Resource>${escape(resource)}</Resource>` +
    `\n\t<RequestId>${id}</RequestId>\n\t<TraceId>${id}</TraceId>\n</Error>\n`;
  return new Reply(status, { 'content-type': 'application/xml', 'x-cos-request-id': id }, body);
};

const upload = async (storage: Storage, { request }: Exchange, path: string, at: number): Promise<Reply> => {
  const given = new URLSearchParams(String(request.headers.authorization ?? ''));
  const until = Number(given.get('q-sign-time'));
  if (!storage.signatures.valid('PUT', path, until, given.get('q-signature') ?? '')) {
    return refusal(403, 'SignatureDoesNotMatch', 'The upload signature is wrong or has expired', path);
  }
  await storage.files.receive(path, request, request.headers['content-type'], '', at);
  return new Reply(200, {});
};

const download = (storage: Storage, { query, request }: Exchange, path: string): Reply => {
  if (!storage.signatures.valid('GET', path, Number(query.get('t')), query.get('sign') ?? '')) {
    return refusal(403, 'AccessDenied', 'The URL is not signed or has expired', path);
  }
  const info = storage.files.info(path);
  if (!info) return refusal(404, 'NoSuchKey', 'The specified key does not exist', path);
  const headers = {
    'content-type': info.type,
    'content-length': info.size,
    'cache-control': 'private, max-age=600',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
  };
  return new Reply(200, headers, request.method === 'HEAD' ? '' : (storage.files.read(path) ?? ''));
};

/** Serves signed storage URLs: PUT with the signed headers of an upload, GET and HEAD with a signed query. */
export const storageRoute = async (gateway: Gateway, exchange: Exchange): Promise<Reply> => {
  try {
    const [, , envId = '', ...rest] = exchange.path.split('/');
    const { storage } = gateway.environments.find(envId);
    const path = cloudPath(decodeURIComponent(rest.join('/')));
    if (exchange.request.method === 'PUT') return await upload(storage, exchange, path, gateway.clock.now());
    return download(storage, exchange, path);
  } catch (error) {
    if (error instanceof CloudError) return refusal(404, 'NoSuchBucket', 'The bucket does not exist', exchange.path);
    if (!(error instanceof BadPath) && !(error instanceof URIError)) throw error;
    return refusal(400, 'InvalidURI', 'The path is not allowed', exchange.path);
  }
};
