import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as simulate from 'miniprogram-simulate';
import { pagesOf, pathOf, queryOf, type AppJson } from './weapp/messages';

/** The object that the package gave to App() or Page(), with its lifecycle methods. */
export type Registered = Record<string, unknown>;

/** A page on the stack: its script side and its drawn side. */
export interface Open {
  path: string;
  page: Registered;
  view: simulate.Rendered;
  element: HTMLElement;
}

/** Calls a lifecycle method if the package defined it. */
export const call = (target: Registered, name: string, argument?: unknown): void => {
  const method = target[name];
  if (typeof method === 'function') (method as (this: Registered, a: unknown) => void).call(target, argument);
};

/** What WeChat advises to stay below in one setData. */
const MOST_BYTES = 256 * 1024;

/** The page stack of a compiled package, with the refusals that WeChat makes. */
export class WeappPages {
  readonly stack: Open[] = [];
  readonly first: string;
  /** Bytes of the largest setData so far. */
  largest = 0;
  private readonly tabs: readonly string[];
  private readonly pages: readonly string[];
  private readonly ids = new Map<string, string>();
  private readonly body = document.body.appendChild(document.createElement('host-body'));

  constructor(
    private readonly root: string,
    private readonly failed: (error: string) => void,
  ) {
    if (!existsSync(join(root, 'app.json'))) throw new Error(`${root} is not built: run npm run build:weapp first.`);
    const app = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as AppJson;
    this.tabs = (app.tabBar?.list ?? []).map((t) => t.pagePath);
    this.pages = pagesOf(app);
    this.first = app.pages[0] ?? '';
  }

  top(): Open {
    const open = this.stack.at(-1);
    if (open === undefined) throw new Error('no page is open: call launch() first');
    return open;
  }

  async push(url: string): Promise<void> {
    const path = pathOf(url);
    if (!this.pages.includes(path)) throw new Error(`page "${path}" is not in app.json`);
    const view = simulate.render(this.load(path));
    const page = view.instance;
    const options = queryOf(url);
    Object.assign(page, { route: path, __route__: path, options });
    this.weigh(page, path);
    if (this.stack.length > 0) call(this.top().page, 'onHide');
    const element = this.body.appendChild(document.createElement('page-host'));
    this.stack.push({ page, view, element, path });
    view.attach(element);
    call(page, 'onLoad', options);
    call(page, 'onShow');
    call(page, 'onReady');
    await this.until(`${path} draws itself`, () => view.dom.innerHTML !== '');
  }

  closeAll(): void {
    while (this.stack.length > 0) this.pop();
  }

  remove(): void {
    this.closeAll();
    this.body.remove();
  }

  /** Waits for a condition: Taro flushes setData in a later task. The failure says what the page shows. */
  async until(what: string, condition: () => boolean): Promise<void> {
    const end = Date.now() + 5000;
    while (!condition()) {
      const { path, view } = this.top();
      if (Date.now() > end) throw new Error(`${what}: did not happen; ${path} shows “${view.dom.textContent ?? ''}”`);
      await simulate.sleep(10);
    }
  }

  /** wx.navigateTo and its siblings. */
  routes(): Record<string, (options: { url: string; delta?: number }) => Promise<void>> {
    return {
      navigateTo: async ({ url }) => {
        this.refuseTab('navigateTo', url);
        if (this.stack.length >= 10) throw new Error('navigateTo:fail webview count limit exceed');
        await this.push(url);
      },
      redirectTo: async ({ url }) => {
        this.refuseTab('redirectTo', url);
        this.pop();
        await this.push(url);
      },
      reLaunch: async ({ url }) => {
        this.closeAll();
        await this.push(url);
      },
      switchTab: async ({ url }) => {
        if (!this.tabs.includes(pathOf(url))) throw new Error('switchTab:fail can not switch to no-tabBar page');
        this.closeAll();
        await this.push(url);
      },
      navigateBack: async ({ delta = 1 }) => {
        for (let n = delta; n > 0 && this.stack.length > 1; n -= 1) this.pop();
        call(this.top().page, 'onShow');
      },
    };
  }

  private weigh(page: Registered, path: string): void {
    const setData = page.setData as (patch: object, done?: () => void) => void;
    page.setData = (patch: object, done?: () => void): void => {
      const bytes = Buffer.byteLength(JSON.stringify(patch));
      this.largest = Math.max(this.largest, bytes);
      if (bytes > MOST_BYTES) this.failed(`${path} sends ${bytes} bytes in one setData`);
      setData.call(page, patch, done);
    };
  }

  private refuseTab(name: string, url: string): void {
    if (this.tabs.includes(pathOf(url))) throw new Error(`${name}:fail can not ${name} a tabbar page`);
  }

  private pop(): void {
    const open = this.stack.pop();
    if (open === undefined) return;
    call(open.page, 'onUnload');
    open.view.detach();
    open.element.remove();
  }

  private load(path: string): string {
    const options = { rootPath: this.root, compiler: 'official' } as const;
    const id = this.ids.get(path) ?? simulate.load(join(this.root, path), path.replace(/\//g, '-'), options);
    this.ids.set(path, id);
    return id;
  }
}
