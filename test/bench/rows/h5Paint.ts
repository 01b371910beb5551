import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serveFile } from '../../../devcloud/stage/static';
import { openBrowser, type TestBrowser } from '../../support/browser';
import { buildHello, HELLO_FOLDER, removeHello } from '../helloBuild';
import { mustRun } from '../programs';
import type { Row } from '../row';

/** As slow a phone as the reference was measured on. */
const SLOWER = 4;

const serve = (root: string): Promise<Server> =>
  new Promise((ready) => {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      serveFile(request, response, root, pathname).catch(() => response.writeHead(404).end());
    });
    server.listen(0, '127.0.0.1', () => ready(server));
  });

let chrome: TestBrowser | undefined;
let servers: { ours: Server; hello: Server } | undefined;

/** Milliseconds from the address to the first paint of words or pictures; a phone of its own, nothing cached. */
const paint = async (server: Server | undefined): Promise<number> => {
  if (!chrome || !server) throw new Error('the row was not prepared');
  const context = await chrome.phone();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const painted = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  const ms = Number(await painted.jsonValue());
  await context.close();
  return ms;
};

/** Row 6: first contentful paint of the h5 home page against a bare hello built by the same configuration. */
export const h5Paint: Row = {
  name: 'h5.paint',
  unit: 'ms',
  rounds: 9,
  note: `first contentful paint, processor ${SLOWER} × slower, empty cache`,
  goal: '≤ 1.3 × hello',
  prepare: async () => {
    await mustRun(['config/scripts/run.mjs', 'build', 'h5', '--if-changed']);
    await buildHello('h5');
    chrome = await openBrowser();
    servers = { ours: await serve('dist/h5'), hello: await serve(join(HELLO_FOLDER, 'dist/h5')) };
    // Both are in the page cache before the first round counts.
    await Promise.all([paint(servers.ours), paint(servers.hello)]);
  },
  ours: () => paint(servers?.ours),
  reference: () => paint(servers?.hello),
  finish: async () => {
    servers?.ours.close();
    servers?.hello.close();
    await chrome?.close();
    removeHello();
  },
  meets: ({ ratio = Infinity }) => ratio <= 1.3,
};
