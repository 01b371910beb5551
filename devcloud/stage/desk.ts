import type { IncomingMessage, ServerResponse } from 'node:http';
import { bundled, PAGE } from './bundle';
import type { Calls, PhoneCall } from './calls';
import { passControl } from './control';
import { refuseForeignOrigin, Refused, send, sendJson, targetOf } from './http';
import { messagesAfter, type Message } from './messages';
import { isBuilt } from './phone';
import { createPictures, trialsOf, type Trial } from './pictures';
import { personas, type Persona } from './personas';
import type { BoardCommunity, Demo, PrintedShelf } from './seed/shapes';
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
  /** Empties the cloud and plays the demo again. */
  reset: () => Promise<void>;
}

/** Somebody of the demo as the page knows him. */
export interface Person extends Persona {
  person: string | null;
}

/** What the page polls: everything at first, then what is new. */
export interface DeskState {
  built: boolean;
  /** Everybody of the demo with a phone or without, and the person id where the demo knows it. */
  people: readonly Person[];
  board: readonly BoardCommunity[] | null;
  shelves: readonly PrintedShelf[];
  trials: readonly Trial[];
  messages: readonly Message[];
  last: number;
  /** Milliseconds between the cloud's clock and this computer's. */
  offset: number;
  /** Calls of the phones after call `calls` of the question. */
  calls: readonly PhoneCall[];
}

const numberIn = (query: URLSearchParams, name: string): number => {
  const given = Number(query.get(name) ?? 0);
  return Number.isSafeInteger(given) ? given : 0;
};

const offsetOf = async (cloudUrl: string): Promise<number> => {
  const answer = await fetch(`${cloudUrl}/control/clock`);
  return ((await answer.json()) as { offset?: number }).offset ?? 0;
};

const stateOf = async (options: DeskOptions, calls: Calls, query: URLSearchParams): Promise<DeskState> => {
  const demo = options.demo();
  return {
    built: isBuilt(options.h5Dir),
    people: personas.map((one) => ({ ...one, person: demo?.persons[one.key] ?? null })),
    // The board never changes while the Stage runs, and is sent once.
    board: query.has('after') ? null : (demo?.board ?? null),
    shelves: demo && !query.has('after') ? demo.shelves : [],
    trials: demo && !query.has('after') ? trialsOf(demo) : [],
    offset: await offsetOf(options.cloudUrl),
    calls: calls.after(numberIn(query, 'calls')),
    ...(await messagesAfter(options.cloudUrl, options.templateIds, numberIn(query, 'after'))),
  };
};

const onlyBy = (request: IncomingMessage, method: string): void => {
  if (request.method !== method) throw new Refused(405, `Use ${method} here.`);
};

const actions = (options: DeskOptions): Readonly<Record<string, () => Promise<unknown>>> => ({
  '/api/minute': options.minute,
  '/api/reset': options.reset,
});

/** The Stage's own page and what it asks for. */
export const createDesk = (options: DeskOptions, calls: Calls) => {
  const pictures = createPictures(options.cloudUrl, options.demo);
  const script = bundled('main.ts', 'esm');
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { path, query } = targetOf(request);
    if (path.startsWith('/control/')) return passControl(request, response, options.cloudUrl);
    const picture = /^\/api\/codes\/([\w-]{4,40})\.svg$/.exec(path)?.[1];
    if (picture !== undefined) {
      onlyBy(request, 'GET');
      return send(response, 200, 'image/svg+xml', (await pictures(picture)) ?? '');
    }
    if (path === '/api/state') {
      onlyBy(request, 'GET');
      return sendJson(response, await stateOf(options, calls, query));
    }
    const action = actions(options)[path];
    if (action) {
      onlyBy(request, 'POST');
      refuseForeignOrigin(request);
      return sendJson(response, (await action()) ?? {});
    }
    if (path === '/stage.js') return send(response, 200, 'text/javascript; charset=utf-8', await script());
    if (path.endsWith('.ts')) throw new Refused(404, 'There is no such file.');
    return serveFile(request, response, PAGE, path);
  };
};
