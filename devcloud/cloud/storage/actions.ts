import type { Clock } from '../clock';
import { invalidParam } from '../db/errors';
import type { Doc } from '../ejson';
import type { Files } from './files';
import { BadPath, cloudPath } from './paths';
import type { Signatures } from './signatures';

/** The storage of one environment as the wire actions need it. */
export interface Storage {
  files: Files;
  signatures: Signatures;
  clock: Clock;
  /** Where the gateway listens. */
  url: string;
  envId: string;
}

const UPLOAD_AGE = 900;
const DEFAULT_AGE = 7200;
const MAX_AGE = 7 * 86_400;
const MAX_BATCH = 50;
const MISSING = 'STORAGE_FILE_NONEXIST';

/** The fileID of a path. */
export const fileId = ({ envId }: Pick<Storage, 'envId'>, path: string): string =>
  `cloud://${envId}.local-${envId}/${path}`;

/** The fileID as a header can carry it, whatever the path is. */
export const cosFileId = (storage: Storage, path: string): string =>
  Buffer.from(fileId(storage, path)).toString('base64url');

const pathOf = (storage: Storage, id: unknown): string | undefined => {
  const prefix = fileId(storage, '');
  return typeof id === 'string' && id.startsWith(prefix) ? id.slice(prefix.length) : undefined;
};

const batch = (list: unknown, name: string): Doc[] => {
  if (!Array.isArray(list) || list.length === 0) throw invalidParam(`${name} must be an array that is not empty`);
  if (list.length > MAX_BATCH) throw invalidParam(`${name} has ${list.length} files, more than ${MAX_BATCH}`);
  return list as Doc[];
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
  const until = storage.signatures.until(UPLOAD_AGE);
  const sign = (what: 'PUT' | 'TOKEN') => storage.signatures.sign(what, path, until);
  return {
    data: {
      url: `${storage.url}/storage/${storage.envId}/${encodeURI(path)}`,
      token: sign('TOKEN'),
      authorization: `q-sign-time=${until}&q-signature=${sign('PUT')}`,
      fileId: fileId(storage, path),
      cosFileId: cosFileId(storage, path),
    },
  };
};

/** A signed address of a file for so many seconds, with its path as it is: the SDK encodes it. */
export const temporaryUrl = (
  { signatures, url, envId }: Storage,
  path: string,
  seconds: number,
  shown = path,
): string => {
  const until = signatures.until(seconds);
  return `${url}/storage/${envId}/${shown}?sign=${signatures.sign('GET', path, until)}&t=${until}`;
};

const ageOf = (wanted: unknown): number => {
  if (wanted === undefined || wanted === null) return DEFAULT_AGE;
  const seconds = Number(wanted);
  if (!Number.isFinite(seconds) || seconds <= 0) throw invalidParam('max_age must be a number of seconds above 0');
  return Math.min(Math.floor(seconds), MAX_AGE);
};

const batchGetDownloadUrl: Action = (storage, params) => {
  const list = batch(params['file_list'], 'fileList').map(({ fileid, max_age: wanted, url_type: kind }) => {
    const path = pathOf(storage, fileid);
    const maxAge = ageOf(wanted);
    if (path === undefined || !storage.files.info(path)) return { code: MISSING, fileID: fileid, tempFileURL: '' };
    // The SDK encodes the URL itself, but not one of type COS_URL.
    const tempFileURL = temporaryUrl(storage, path, maxAge, kind === 'COS_URL' ? encodeURI(path) : path);
    return { code: 'SUCCESS', fileID: fileid, tempFileURL, maxAge };
  });
  return { data: { download_list: list } };
};

const batchDeleteFile: Action = async (storage, params) => {
  const list: Doc[] = [];
  for (const id of batch(params['fileid_list'], 'fileList') as unknown[]) {
    const path = pathOf(storage, id);
    const removed = path !== undefined && (await storage.files.remove(path));
    list.push({ code: removed ? 'SUCCESS' : MISSING, fileID: id });
  }
  return { data: { delete_list: list } };
};

const copyOne = async ({ files, clock }: Storage, entry: Doc): Promise<Doc> => {
  const [from, to] = [safePath(entry['src_path']), safePath(entry['dst_path'])];
  if (!files.info(from)) return { code: MISSING, message: `there is no file ${from}` };
  if (entry['overwrite'] === false && files.info(to))
    return { code: 'STORAGE_FILE_EXIST', message: `there is a file ${to} already` };
  if (!(await files.copy(from, to, clock.now()))) return { code: MISSING, message: `there is no file ${from}` };
  if (entry['remove_original'] === true) await files.remove(from);
  return { code: 'SUCCESS', message: '' };
};

const batchCopyFile: Action = async (storage, params) => {
  const list: Doc[] = [];
  for (const entry of batch(params['file_list'], 'fileList')) {
    const copied = await copyOne(storage, entry);
    list.push(
      copied['code'] === 'SUCCESS' ? { ...copied, fileId: fileId(storage, String(entry['dst_path'])) } : copied,
    );
  }
  return { data: { copy_list: list } };
};

/** No rule of this storage lets a client read a file: it is given temporary URLs. */
const getFileAuthority: Action = (storage, params) => ({
  data: batch(params['fileList'], 'fileList').map(({ path }) => {
    const checked = safePath(path);
    return { path: checked, cosFileId: cosFileId(storage, checked), read: false };
  }),
});

/** The storage actions of the wire protocol that the local cloud serves. */
export const storageActions: Readonly<Record<string, Action>> = {
  'storage.getUploadMetadata': getUploadMetadata,
  'storage.batchGetDownloadUrl': batchGetDownloadUrl,
  'storage.batchDeleteFile': batchDeleteFile,
  'storage.batchCopyFile': batchCopyFile,
  'storage.getFileAuthority': getFileAuthority,
};
