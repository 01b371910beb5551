import { pagesOf, pathOf, queryOf, type AppJson, type Drawn, type Json, type ViewEvent } from '../messages';
import type { Ask } from './ask';
import type { Bag, Realm } from '../../../../config/scripts/weappRealm';

interface Open {
  id: number;
  path: string;
  page: Bag;
}

type Route = (options: { url: string; delta?: number }) => Promise<void>;

/** What WeChat advises to stay below in one setData. */
const MOST_BYTES = 256 * 1024;
const MOST_PAGES = 10;

/** Calls a lifecycle method if the package defined it. */
export const call = (target: Bag, name: string, ...given: unknown[]): unknown => {
  const method = target[name];
  return typeof method === 'function'
    ? (method as (this: Bag, ...all: unknown[]) => unknown).apply(target, given)
    : undefined;
};

const namesOf = (bag: Bag): string[] => Object.keys(bag).filter((name) => typeof bag[name] === 'function');
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? {})) as Json;

/** The page stack of a compiled package, with the refusals that WeChat makes. */
export class Pages {
  readonly stack: Open[] = [];
  private readonly known: readonly string[];
  private readonly tabs: readonly string[];
  private readonly defined = new Map<string, Bag>();
  // Tab pages stay alive behind the others, so that coming back to one shows it as it was left.
  private readonly kept = new Map<string, Open>();
  private loading = '';
  private last = 0;

  constructor(
    app: AppJson,
    private readonly realm: () => Realm,
    private readonly ask: Ask,
    private readonly failed: (words: string) => void,
  ) {
    this.known = pagesOf(app);
    this.tabs = (app.tabBar?.list ?? []).map(({ pagePath }) => pagePath);
  }

  /** The global Page(), and Component(), whose methods are all that the view needs of it. */
  define(config: Bag): void {
    this.defined.set(this.loading, config);
  }

  /** What the person did on an open page. */
  hear(id: number, method: string, event: ViewEvent): void {
    const open = this.stack.find((one) => one.id === id);
    if (open) call(open.page, method, this.realm().own(event as unknown as Json));
  }

  /** Closes all and opens this page alone, as entering the app does. */
  async enter(url: string): Promise<void> {
    if (!this.known.includes(pathOf(url))) throw new Error(`page "${pathOf(url)}" is not in app.json`);
    this.unload(new Set([...this.stack.splice(0).reverse(), ...this.kept.values()]));
    await this.push(url);
  }

  /** The back arrow and its gesture. */
  async back(delta = 1): Promise<void> {
    const gone = this.stack.splice(Math.max(1, this.stack.length - delta));
    this.unload(gone.reverse());
    const top = this.stack.at(-1);
    if (gone.length === 0 || !top) return;
    const shown = this.ask('view.show', { id: top.id });
    call(top.page, 'onShow');
    await shown;
  }

  /** wx.navigateTo and its siblings; as on a phone, what is under way on the page comes to its end first. */
  routes(): Record<string, Route> {
    const later =
      (go: Route): Route =>
      async (options) => {
        await new Promise((turn) => setTimeout(turn, 0));
        await go(options);
      };
    return Object.fromEntries(Object.entries(this.moves()).map(([name, go]) => [name, later(go)]));
  }

  private moves(): Record<string, Route> {
    return {
      navigateTo: async ({ url }) => {
        this.refuse('navigateTo', url, this.tabs.includes(pathOf(url)));
        if (this.stack.length >= MOST_PAGES) throw new Error('navigateTo:fail webview count limit exceed');
        const top = this.stack.at(-1);
        if (top) call(top.page, 'onHide');
        await this.push(url);
      },
      redirectTo: async ({ url }) => {
        this.refuse('redirectTo', url, this.tabs.includes(pathOf(url)));
        this.unload(this.stack.splice(-1));
        await this.push(url);
      },
      reLaunch: ({ url }) => this.enter(this.refuse('reLaunch', url, false)),
      switchTab: async ({ url }) => {
        this.refuse('switchTab', url, !this.tabs.includes(pathOf(url)));
        await this.tab(url);
      },
      navigateBack: ({ delta }) => this.back(delta),
    };
  }

  private async tab(url: string): Promise<void> {
    const path = pathOf(url);
    const top = this.stack.at(-1);
    if (top?.path === path) return;
    if (top) call(top.page, 'onHide');
    const old = this.stack.splice(0);
    this.unload(old.filter((one) => !this.tabs.includes(one.path)).reverse());
    for (const one of old.filter(({ path: tab }) => this.tabs.includes(tab))) this.kept.set(one.path, one);
    const back = this.kept.get(path);
    if (!back) return this.push(url);
    this.stack.push(back);
    const shown = this.ask('view.show', { id: back.id });
    call(back.page, 'onShow');
    await shown;
  }

  private refuse(name: string, url: string, wrongKind: boolean): string {
    const path = pathOf(url);
    const asked = url.startsWith('/') ? path : '';
    if (!this.known.includes(asked)) throw new Error(`${name}:fail page "${path}" is not found`);
    if (wrongKind) throw new Error(`${name}:fail ${path} is ${this.tabs.includes(path) ? 'a' : 'no'} tab page`);
    return url;
  }

  private config(path: string): Bag {
    if (!this.defined.has(path)) {
      this.loading = path;
      this.realm().load(`${path}.js`);
    }
    const config = this.defined.get(path);
    if (!config) throw new Error(`${path}.js has defined nothing`);
    return config;
  }

  private components(path: string, found: Record<string, readonly string[]> = {}): typeof found {
    for (const component of this.realm().componentsOf(path)) {
      if (component in found) continue;
      found[component] = namesOf((this.config(component)['methods'] ?? {}) as Bag);
      this.components(component, found);
    }
    return found;
  }

  private async push(url: string): Promise<void> {
    const path = pathOf(url);
    const { data, ...rest } = this.config(path);
    const id = (this.last += 1);
    const page: Bag = { ...rest, data: plain(data), route: path, __route__: path, options: queryOf(url) };
    page['setData'] = (patch: unknown, done?: () => void) => this.setData(id, path, patch, done);
    const open = { id, path, page };
    this.stack.push(open);
    if (this.tabs.includes(path)) this.kept.set(path, open);
    const drawing: Drawn = {
      id,
      path,
      url: url.slice(1),
      data: plain(data),
      methods: namesOf(rest),
      components: this.components(path),
    };
    const drawn = this.ask('view.open', { ...drawing });
    call(page, 'onLoad', page['options']);
    call(page, 'onShow');
    await drawn;
    call(page, 'onReady');
  }

  private setData(id: number, path: string, patch: unknown, done?: () => void): void {
    const text = JSON.stringify(patch);
    if (Buffer.byteLength(text) > MOST_BYTES)
      this.failed(`${path} sends ${Buffer.byteLength(text)} bytes in one setData`);
    void this.ask('view.patch', { id, patch: JSON.parse(text) as Json }).then(() => done?.());
  }

  private unload(gone: Iterable<Open>): void {
    for (const { id, path, page } of gone) {
      this.kept.delete(path);
      call(page, 'onUnload');
      void this.ask('view.close', { id });
    }
  }
}
