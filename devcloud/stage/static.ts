import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Refused, send } from './http';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const escapes = (path: string): boolean => path.split('/').some((part) => part === '..') || /[\0\\]/.test(path);

// A link inside the folder could still lead out of it: the real file has to be below the real folder.
const fileIn = async (root: string, path: string): Promise<string | undefined> => {
  try {
    const [base, file] = await Promise.all([realpath(root), realpath(join(root, path))]);
    return file.startsWith(base + sep) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
};

/** Serves a file below `root`; html is never kept by the browser, the rest is asked for again by its tag. */
export const serveFile = async (
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  path: string,
): Promise<void> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refused(405, 'This address is for reading.');
  if (escapes(path)) throw new Refused(400, 'This path leads out of the folder.');
  const file = await fileIn(root, path === '/' ? '/index.html' : path);
  if (file === undefined) throw new Refused(404, 'There is no such file.');
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  if (extname(file) === '.html') return send(response, 200, type, await readFile(file));
  const { mtimeMs, size } = await stat(file);
  const tag = `"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`;
  response.setHeader('cache-control', 'no-cache').setHeader('etag', tag);
  if (request.headers['if-none-match'] !== tag) return send(response, 200, type, await readFile(file));
  response.writeHead(304).end();
};
