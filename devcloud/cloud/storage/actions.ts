import type { Doc } from '../ejson';
import { invalidParam } from '../db/errors';
import { BadPath, cloudPath } from './files';
import type { Files } from './files';
import type { Signatures } from './signatures';

/** The storage of one environment as the wire actions need it. */
export interface Storage {
  files: Files;
  signatures: Signatures;
  url: string;
  envId: string;
}

const DEFAULT_AGE = 7200;
const MAX_BATCH = 50;
const MAX_AGE = 7 * 86_400;

/** The fileID of a path. */
export const fileId = ({ envId }: Pick<Storage, 'envId'>, path: string): string =>
  `cloud://${envId}.local-${envId}/${path}`;

const pathOf = (storage: Storage, id: unknown): string | undefined => {
  const prefix = fileId(storage, '');
  return typeof id === 'string' && id.startsWith(prefix) ? id.slice(prefix.length) : undefined;
};

const batch = (list: unknown, name: string): unknown[] => {
  if (!Array.isArray(list)) throw invalidParam(`${name} must be an array`);
  if (list.length > MAX_BATCH) throw invalidParam(`${name} has more than ${MAX_BATCH} files`);
  return list as unknown[];
};

const safePath = (value: unknown): string => {
  try {
    return cloudPath(value);
  } catch (error) {
    throw error instanceof BadPath ? invalidParam(error.message) : error;
  }
};

type Action = (storage: Storage, params: Doc) => Promise<Doc> | Doc;

const getUploadMetadata: Action = (storage, params) => {
  const path = safePath(params['path']);
  const until = storage.signatures.until(900);
  const authorization = `q-sign-time=${until}&q-signature=${storage.signatures.sign('PUT', path, until)}`;
  const id = fileId(storage, path);
  // The SDK sends cosFileId as a header: it must be ASCII whatever the path is.
  const cosFileId = Buffer.from(id).toString('base64url');
  const url = `${storage.url}/storage/${storage.envId}/${encodeURI(path)}`;
  return { data: { url, token: 'local', authorization, fileId: id, cosFileId } };
};

const batchGetDownloadUrl: Action = (storage, params) => {
  const list = batch(params['file_list'], 'fileList').map((entry) => {
    const { fileid, max_age: wanted } = entry as { fileid?: unknown; max_age?: number };
    const path = pathOf(storage, fileid);
    if (path === undefined || !storage.files.info(path))
      return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' };
    const maxAge = Math.min(Number(wanted) > 0 ? Math.floor(Number(wanted)) : DEFAULT_AGE, MAX_AGE);
    const until = storage.signatures.until(maxAge);
    const sign = storage.signatures.sign('GET', path, until);
    // Not encoded: the SDK applies encodeURI itself.
    return {
      code: 'SUCCESS',
      fileID: fileid,
      tempFileURL: `${storage.url}/storage/${storage.envId}/${path}?sign=${sign}&t=${until}`,
      maxAge,
    };
  });
  return { data: { download_list: list } };
};

const batchDeleteFile: Action = async (storage, params) => {
  const list: Doc[] = [];
  for (const id of batch(params['fileid_list'], 'fileList')) {
    const path = pathOf(storage, id);
    const removed = path !== undefined && (await storage.files.remove(path));
    list.push({ code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID: id });
  }
  return { data: { delete_list: list } };
};

/** The storage actions of the wire protocol that the local cloud serves. */
export const storageActions: Readonly<Record<string, Action>> = {
  'storage.getUploadMetadata': getUploadMetadata,
  'storage.batchGetDownloadUrl': batchGetDownloadUrl,
  'storage.batchDeleteFile': batchDeleteFile,
};
