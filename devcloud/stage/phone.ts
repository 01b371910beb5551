import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bodyOf, refuseForeignOrigin, Refused, send, targetOf } from './http';
import type { Persona } from './personas';
import { serveFile } from './static';

const MAX_CALL = 1024 * 1024;
const MAX_UPLOAD = 12 * 1024 * 1024;
const FUNCTION = /^\/invoke\/([a-z][\w-]{0,59})$/;

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>还没有构建</title>
<body style="margin:0;padding:48px 24px;background:#fbf7f0;color:#2a2724;font:16px/1.7 system-ui,sans-serif">
<h1 style="font-size:22px">小程序预览还没有构建</h1>
<p>在项目文件夹里运行 <code>npm run build:h5</code>，完成后点右上角的“重开”。</p></body></html>`;

/** Whether the h5 preview has been built. */
export const isBuilt = (h5Dir: string): boolean => existsSync(join(h5Dir, 'index.html'));

const clientPath = (method: string | undefined, path: string, query: URLSearchParams): string | undefined => {
  const fn = FUNCTION.exec(path)?.[1];
  if (method === 'POST' && fn !== undefined) return `/client/invoke/${fn}`;
  if (method === 'POST' && path === '/subscribe') return '/client/subscribe';
  if (method !== 'PUT' || path !== '/upload') return undefined;
  return `/client/upload?path=${encodeURIComponent(query.get('path') ?? '')}`;
};

// Only the body and its type go through: who is calling is said by the host name, never by the browser.
const forward = async (request: IncomingMessage, response: ServerResponse, url: string, persona: Persona) => {
  refuseForeignOrigin(request);
  const body = await bodyOf(request, request.method === 'PUT' ? MAX_UPLOAD : MAX_CALL);
  const type = request.headers['content-type'] ?? 'application/octet-stream';
  const answer = await fetch(url, {
    method: request.method ?? 'POST',
    headers: { 'content-type': type, 'x-openid': persona.openid },
    body: new Uint8Array(body),
  }).catch(() => {
    throw new Refused(502, 'The local cloud does not answer.');
  });
  const answerType = answer.headers.get('content-type') ?? 'application/json; charset=utf-8';
  send(response, answer.status, answerType, Buffer.from(await answer.arrayBuffer()));
};

/** Everything a persona's phone asks for: the app's files, and its calls with this persona's identity. */
export const servePhone = async (
  request: IncomingMessage,
  response: ServerResponse,
  persona: Persona,
  { cloudUrl, h5Dir }: { cloudUrl: string; h5Dir: string },
): Promise<void> => {
  const { path, query } = targetOf(request);
  const call = clientPath(request.method, path, query);
  if (call !== undefined) return forward(request, response, `${cloudUrl}${call}`, persona);
  if (path === '/' && !isBuilt(h5Dir)) return send(response, 503, 'text/html; charset=utf-8', NOT_BUILT);
  return serveFile(request, response, h5Dir, path);
};
