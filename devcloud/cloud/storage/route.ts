import { randomUUID } from 'node:crypto';
import { CloudError } from '../db/errors';
import type { Gateway } from '../gateway';
import { Reply } from '../http';
import type { Exchange } from '../http';
import { cosFileId } from './actions';
import type { Storage } from './actions';
import { BadPath, cloudPath } from './paths';
import { rangeOf } from './range';

const escape = (text: string): string => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const refusal = (status: number, code: string, message: string, resource: string): Reply => {
  const id = randomUUID();
  const body =
    "<?xml version='1.0' encoding='utf-8' ?>\n" +
    `<Error>\n\t<Code>${code}</Code>\n\t<Message>${escape(message)}</Message>\n\t<Resource>${escape(resource)}</Resource>` +
    `\n\t<RequestId>${id}</RequestId>\n\t<TraceId>${id}</TraceId>\n</Error>\n`;
  return new Reply(status, { 'content-type': 'application/xml', 'x-cos-request-id': id }, body);
};

/** What is wrong with the headers that an upload must carry, as `getUploadMetadata` gave them. */
const uploadFlaw = (storage: Storage, { request: { headers } }: Exchange, path: string): Reply | undefined => {
  const { signatures } = storage;
  const given = new URLSearchParams(headers.authorization ?? '');
  const until = Number(given.get('q-sign-time'));
  if (!signatures.valid('PUT', path, until, given.get('q-signature') ?? ''))
    return refusal(403, 'SignatureDoesNotMatch', 'The Signature you specified is invalid or has expired', path);
  if (!signatures.valid('TOKEN', path, until, String(headers['x-cos-security-token'] ?? '')))
    return refusal(403, 'InvalidAccessKeyId', 'The security token is not the one that was issued', path);
  if (headers['x-cos-meta-fileid'] !== cosFileId(storage, path))
    return refusal(400, 'InvalidArgument', 'x-cos-meta-fileid is not the cosFileId that was issued', path);
  return undefined;
};

const upload = async (storage: Storage, exchange: Exchange, path: string): Promise<Reply> => {
  const flaw = uploadFlaw(storage, exchange, path);
  if (flaw) return flaw;
  const { request } = exchange;
  await storage.files.receive(path, request, request.headers['content-type'], '', storage.clock.now());
  return new Reply(200, { etag: `"${storage.files.info(path)?.stored}"`, 'x-cos-request-id': randomUUID() });
};

const download = async (storage: Storage, { query, request }: Exchange, path: string): Promise<Reply> => {
  if (!storage.signatures.valid('GET', path, Number(query.get('t')), query.get('sign') ?? ''))
    return refusal(403, 'AccessDenied', 'The URL is not signed or has expired', path);
  const opened = await storage.files.open(path);
  if (!opened) return refusal(404, 'NoSuchKey', 'The specified key does not exist', path);
  const { info, handle } = opened;
  const range = rangeOf(request.headers.range, info.size);
  const piece = range === undefined || range === 'none' ? { start: 0, end: info.size - 1 } : range;
  const headers = {
    'content-type': info.type,
    'content-length': piece.end - piece.start + 1,
    'accept-ranges': 'bytes',
    etag: `"${info.stored}"`,
    'last-modified': new Date(info.at).toUTCString(),
    'cache-control': 'private, max-age=600',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    ...(range === undefined ? {} : { 'content-range': `bytes ${piece.start}-${piece.end}/${info.size}` }),
  };
  if (range === 'none' || request.method === 'HEAD' || info.size === 0) {
    await handle.close();
    if (range === 'none') return refusal(416, 'InvalidRange', 'The requested range cannot be satisfied', path);
    return new Reply(range ? 206 : 200, headers);
  }
  return new Reply(range ? 206 : 200, headers, handle.createReadStream(piece));
};

/** Serves signed storage URLs: PUT with the signed headers of an upload, GET and HEAD with a signed query. */
export const storageRoute = async (gateway: Gateway, exchange: Exchange): Promise<Reply> => {
  const { method } = exchange.request;
  try {
    const [, , envId = '', ...rest] = exchange.path.split('/');
    const { storage } = gateway.environments.find(envId);
    const path = cloudPath(decodeURIComponent(rest.join('/')));
    if (method === 'PUT') return await upload(storage, exchange, path);
    if (method === 'GET' || method === 'HEAD') return await download(storage, exchange, path);
    return refusal(405, 'MethodNotAllowed', `${method} is not allowed here`, path);
  } catch (error) {
    if (error instanceof CloudError) return refusal(404, 'NoSuchBucket', 'The bucket does not exist', exchange.path);
    if (!(error instanceof BadPath) && !(error instanceof URIError)) throw error;
    return refusal(400, 'InvalidURI', error.message, exchange.path);
  }
};
