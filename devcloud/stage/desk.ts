import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { refuseForeignOrigin, Refused, send, sendJson, targetOf } from './http';
import { messagesAfter, type Message } from './messages';
import { isBuilt } from './phone';
import { createPictures, trialsOf, type Trial } from './pictures';
import { personas } from './personas';
import type { BoardCommunity, Demo } from './seed/shapes';
import { serveFile } from './static';

/** What the Stage page works with. */
export interface DeskOptions {
  cloudUrl: string;
  h5Dir: string;
  /** Template key → template id, as the functions were told. */
  templateIds: Readonly<Record<string, string>>;
  /** The played demo; undefined until it is ready. */
  demo: () => Demo | undefined;
  /** Fires the product's minute timer and waits for it. */
  minute: () => Promise<unknown>;
}

/** What the page polls: everything at first, then what is new. */
export interface DeskState {
  built: boolean;
  personas: readonly { key: string; name: string; role: string; about: string }[];
  board: readonly BoardCommunity[] | null;
  trials: readonly Trial[];
  messages: readonly Message[];
  last: number;
}

const PAGE = join(__dirname, 'page');

const bundlePage = async (): Promise<string> => {
  const made = await build({
    entryPoints: [join(PAGE, 'main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  return made.outputFiles[0]?.text ?? '';
};

const stateOf = async (options: DeskOptions, query: URLSearchParams): Promise<DeskState> => {
  const demo = options.demo();
  const after = Number(query.get('after') ?? 0);
  return {
    built: isBuilt(options.h5Dir),
    personas: personas.filter(({ phone }) => phone).map(({ key, name, role, about }) => ({ key, name, role, about })),
    // The board never changes while the Stage runs, and is sent once.
    board: query.has('after') ? null : (demo?.board ?? null),
    trials: demo && !query.has('after') ? trialsOf(demo) : [],
    ...(await messagesAfter(options.cloudUrl, options.templateIds, Number.isSafeInteger(after) ? after : 0)),
  };
};

const onlyBy = (request: IncomingMessage, method: string): void => {
  if (request.method !== method) throw new Refused(405, `Use ${method} here.`);
};

/** The Stage's own page and what it asks for. */
export const createDesk = (options: DeskOptions) => {
  const pictures = createPictures(options.cloudUrl, options.demo);
  let script: Promise<string> | undefined;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { path, query } = targetOf(request);
    const picture = /^\/api\/codes\/([\w-]{4,40})\.svg$/.exec(path)?.[1];
    if (picture !== undefined) {
      onlyBy(request, 'GET');
      return send(response, 200, 'image/svg+xml', (await pictures(picture)) ?? '');
    }
    if (path === '/api/state') {
      onlyBy(request, 'GET');
      return sendJson(response, await stateOf(options, query));
    }
    if (path === '/api/minute') {
      onlyBy(request, 'POST');
      refuseForeignOrigin(request);
      return sendJson(response, (await options.minute()) ?? {});
    }
    if (path === '/stage.js') {
      script ??= bundlePage();
      return send(response, 200, 'text/javascript; charset=utf-8', await script);
    }
    if (path.endsWith('.ts')) throw new Refused(404, 'There is no such file.');
    return serveFile(request, response, PAGE, path);
  };
};
