import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundled } from './bundle';
import type { Calls } from './calls';
import { bodyOf, refuseForeignOrigin, Refused, send, targetOf } from './http';
import type { Persona } from './personas';
import { serveFile } from './static';

const HTML = 'text/html; charset=utf-8';
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
  if (method === 'POST' && path === '/pay') return '/client/pay';
  if (method === 'POST' && path === '/phoneCode') return '/client/phoneCode';
  if (method !== 'PUT' || path !== '/upload') return undefined;
  return `/client/upload?path=${encodeURIComponent(query.get('path') ?? '')}`;
};

const NOBODY = new Refused(502, 'The local cloud does not answer.');

// Only the body and its type go through: who is calling is said by the host name, never by the browser.
const forward = async (request: IncomingMessage, response: ServerResponse, call: string, side: PhoneSide) => {
  refuseForeignOrigin(request);
  const { cloudUrl, calls, persona } = side;
  const body = await bodyOf(request, request.method === 'PUT' ? MAX_UPLOAD : MAX_CALL);
  const type = request.headers['content-type'] ?? 'application/octet-stream';
  const fn = /^\/client\/invoke\/(.+)$/.exec(call)?.[1];
  const began = performance.now();
  const note = (answer: string): void => {
    if (fn !== undefined) calls.add(persona.key, fn, body.toString('utf8'), answer, performance.now() - began);
  };
  try {
    const answer = await fetch(`${cloudUrl}${call}`, {
      method: request.method ?? 'POST',
      headers: { 'content-type': type, 'x-openid': persona.openid },
      body: new Uint8Array(body),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    note(bytes.toString('utf8'));
    send(response, answer.status, answer.headers.get('content-type') ?? 'application/json; charset=utf-8', bytes);
  } catch {
    note('');
    throw NOBODY;
  }
};

const inPhone = bundled('inPhone.ts', 'iife');
const HEAD = /^(?:\s*<!doctype[^>]*>)?(?:.*?<head(?:\s[^>]*)?>)?/is;

// The clock is moved before the app's own scripts run, so that none of them ever sees the machine's time.
const appPage = async (h5Dir: string, cloudUrl: string): Promise<string> => {
  const clock = await fetch(`${cloudUrl}/control/clock`).catch(() => {
    throw NOBODY;
  });
  const { offset = 0 } = (await clock.json()) as { offset?: number };
  const [html, script] = await Promise.all([readFile(join(h5Dir, 'index.html'), 'utf8'), inPhone()]);
  return html.replace(HEAD, (head) => `${head}<script data-offset="${Number(offset)}">${script}</script>`);
};

/** Whose phone it is, what it is served from, and where its calls are written down. */
export interface PhoneSide {
  cloudUrl: string;
  h5Dir: string;
  persona: Persona;
  calls: Calls;
}

/** Everything a persona's phone asks for: the app's files, and its calls with this persona's identity. */
export const servePhone = async (
  request: IncomingMessage,
  response: ServerResponse,
  side: PhoneSide,
): Promise<void> => {
  const { path, query } = targetOf(request);
  const call = clientPath(request.method, path, query);
  if (call !== undefined) return forward(request, response, call, side);
  if (path !== '/' || request.method !== 'GET') return serveFile(request, response, side.h5Dir, path);
  if (!isBuilt(side.h5Dir)) return send(response, 503, HTML, NOT_BUILT);
  send(response, 200, HTML, await appPage(side.h5Dir, side.cloudUrl));
};
