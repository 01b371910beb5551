import type { Page, Request, Route } from 'playwright-core';

/** Where a submission is cut: at which request of which action, before it reaches the server or after. */
export interface Cut {
  at: (asked: Asked) => boolean;
  when: 'before' | 'after';
}
/** One request of the app as it leaves the phone. */
export interface Asked {
  /** The action, or `upload`. */
  what: string;
  requestId: string;
}

/** The network between one phone and the server, for a test to spoil. */
export interface Network {
  /** Cuts everything from the first request that fits, until `heal`. */
  cut: (cut: Cut) => void;
  /** Cuts everything at once. */
  kill: () => void;
  /** All is well again; the phone notices. */
  heal: () => Promise<void>;
  /** From now on every request reaches the server twice; the phone hears the second answer. */
  double: () => void;
  /** What reached the server so far. */
  arrived: readonly Asked[];
}

const CALLS = /\/(invoke\/|upload\?)/;

const askedBy = (request: Request): Asked => {
  if (request.url().includes('/upload?')) return { what: 'upload', requestId: '' };
  const { action = '', requestId = '' } = request.postDataJSON() as Partial<Record<string, string>>;
  return { what: action, requestId };
};

/** Sends a request on to the server; the names of the phones are known to the browser only. */
const forward = (route: Route) => {
  const request = route.request();
  const url = new URL(request.url());
  const headers = { ...request.headers(), host: url.host };
  url.hostname = '127.0.0.1';
  return route.fetch({ url: url.href, headers });
};

/** Puts a network under a page that can be cut at any step. */
export const networkUnder = async (page: Page): Promise<Network> => {
  let [cut, dead, twice]: [Cut | undefined, boolean, boolean] = [undefined, false, false];
  const arrived: Asked[] = [];
  const reach = async (route: Route, asked: Asked) => {
    if (twice) await forward(route);
    arrived.push(asked);
    return forward(route);
  };
  await page.context().route(CALLS, async (route) => {
    const asked = askedBy(route.request());
    const now = !dead && cut?.at(asked) === true ? cut.when : undefined;
    if (now) dead = true;
    if (now === 'after') await reach(route, asked);
    if (dead) return route.abort('internetdisconnected');
    // A page that was closed meanwhile needs no answer.
    const response = await reach(route, asked).catch(() => undefined);
    return (response ? route.fulfill({ response }) : route.abort()).catch(() => undefined);
  });
  return {
    arrived,
    cut: (where) => (cut = where),
    kill: () => (dead = true),
    double: () => (twice = true),
    heal: async () => {
      [cut, dead] = [undefined, false];
      await page.evaluate(() => {
        const { connection } = navigator as { connection?: EventTarget };
        connection?.dispatchEvent(new Event('change'));
      });
    },
  };
};
