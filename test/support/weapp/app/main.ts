import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { AppJson, Entered, FromApp, Start, ToApp } from '../messages';
import { asking } from './ask';
import { call, Pages } from './pages';
import { Realm, type Bag } from '../../../../config/scripts/weappRealm';
import { wxOf } from './wx';

const start = workerData as Start;
const post = (said: FromApp): void => parentPort?.postMessage(said);
const failed = (fault: string): void => post({ fault });
const wordsOf = (error: unknown): string =>
  error instanceof Error || (error as Error | null)?.stack ? String((error as Error).stack) : format(error);

process.on('uncaughtException', (error) => failed(`uncaught: ${wordsOf(error)}`));
process.on('unhandledRejection', (error) => failed(`unhandled rejection: ${wordsOf(error)}`));

const { ask, answered } = asking(
  (asked) => post({ ask: asked }),
  (value) => realm.own(value),
);
const app = JSON.parse(readFileSync(join(start.folder, 'app.json'), 'utf8')) as AppJson;
const hearing = new Set<(now: { isConnected: boolean; networkType: string }) => void>();
let connected = start.connected;
let entered: Entered = start.entered;
let running: Bag = {};

const pages: Pages = new Pages(app, () => realm, ask, failed);

const speaking =
  (level: 'warn' | 'error') =>
  (...words: unknown[]): void => {
    const said = format(...words);
    if (level === 'error' || said.includes('暂不支持')) failed(`console.${level}: ${said}`);
  };

const silent = (): void => undefined;
const globals: Bag = {
  wx: wxOf({
    own: (value) => realm.own(value),
    ...{ start, ask, failed, hearing, routes: pages.routes(), entered: () => entered, connected: () => connected },
    keep: (key, stored) => post({ keep: { key, stored } }),
  }),
  console: {
    log: silent,
    info: silent,
    debug: silent,
    time: silent,
    timeEnd: silent,
    warn: speaking('warn'),
    error: speaking('error'),
  },
  ...{ setTimeout, clearTimeout, setInterval, clearInterval },
  App: (config: Bag) => void (running = config),
  Page: (config: Bag) => pages.define(config),
  Component: (config: Bag) => pages.define(config),
  Behavior: (config: Bag) => config,
  getApp: () => running,
  getCurrentPages: () => pages.stack.map(({ page }) => page),
  requirePlugin: (name: string) => {
    throw new Error(`plugin ${name} is not declared`);
  },
};

const realm: Realm = new Realm(
  start.folder,
  (app.subPackages ?? []).map(({ root }) => root),
  globals,
  start.ahead,
  failed,
);

const urlOf = ({ path, query }: Entered): string => {
  const words = Object.entries(query).map(([key, value]) => `${key}=${value}`);
  return words.length > 0 ? `/${path}?${words.join('&')}` : `/${path}`;
};

const attempt = async (work: () => Promise<void> | void): Promise<void> => {
  try {
    await work();
  } catch (error) {
    failed(wordsOf(error));
  }
};

const enter = async (now: Entered): Promise<void> => {
  entered = now;
  call(running, 'onHide');
  call(running, 'onShow', now);
  await pages.enter(urlOf(now));
};

const hear = (said: ToApp): Promise<void> | void => {
  if ('answer' in said) return answered(said.answer);
  if ('event' in said) return pages.hear(said.event.page, said.event.method, said.event.event);
  if ('enter' in said) return enter(said.enter);
  if ('back' in said) return pages.back();
  if ('tab' in said) return pages.routes().switchTab?.({ url: `/${said.tab}` });
  connected = said.network;
  for (const one of hearing) one({ isConnected: connected, networkType: connected ? 'wifi' : 'none' });
};

parentPort?.on('message', (said: ToApp) => void attempt(() => hear(said)));

void attempt(async () => {
  realm.load('app.js');
  call(running, 'onLaunch', entered);
  call(running, 'onShow', entered);
  await pages.enter(urlOf(entered));
});
