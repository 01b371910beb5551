import path from 'node:path';

/** Raised for a path the storage cannot hold. */
export class BadPath extends Error {}

const MAX_BYTES = 850;
const TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'application/javascript',
  '.json': 'application/json',
  '.zip': 'application/zip',
  '.gz': 'application/gzip',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Checks a cloud path: relative, no `..`, none of the characters that a URL gives a meaning. */
export const cloudPath = (value: unknown): string => {
  if (typeof value !== 'string' || value === '' || Buffer.byteLength(value) > MAX_BYTES)
    throw new BadPath(`the path must have 1 to ${MAX_BYTES} bytes`);
  const bad = (part: string): boolean => part === '' || part === '.' || part === '..';
  if (/[\0-\x1f\x7f?#%\\]/.test(value) || value.split('/').some(bad))
    throw new BadPath(`the path ${value} is not allowed`);
  return value;
};

/** The content type of a file that was uploaded without one. */
export const typeOf = (filePath: string): string =>
  TYPES[path.extname(filePath).toLowerCase()] ?? 'application/octet-stream';
