import { join } from 'node:path';
import * as simulate from 'miniprogram-simulate';
import { call, queryOf, WeappPages, type Registered } from './weappPages';
import { hideBrowser, wxOf, type CloudCall } from './weappWx';

/** A node as Taro sends it to the page: text in `v`, attributes under the build's aliases `p0`, `p1` … */
interface Sent {
  sid?: string;
  uid?: string;
  cn?: readonly Sent[];
  [alias: string]: unknown;
}

const isLabelled = (node: Sent, words: string): boolean =>
  Object.entries(node).some(([key, value]) => /^p\d+$/.test(key) && value === words);

const labelled = (node: Sent, words: string): string | undefined => {
  if (isLabelled(node, words)) return node.uid ?? node.sid;
  for (const child of node.cn ?? []) {
    const id = labelled(child, words);
    if (id !== undefined) return id;
  }
  return undefined;
};

// The page's elements carry no id attribute; the view layer keeps it beside them.
const idOf = (element: Element): string | undefined =>
  (element as unknown as { __wxElement?: { __id?: string } }).__wxElement?.__id;

// Innermost first: a card that contains the words is a worse answer than the words themselves.
const innermost = (root: Element, words: string): string | undefined => {
  const matches = [...root.querySelectorAll('*')].filter((e) => (e.textContent ?? '').includes(words));
  const found = matches.find((e) => !matches.some((other) => other !== e && e.contains(other)));
  return found && idOf(found);
};

/** A compiled mini-program running in this process; texts are those a person reads. One app per test file. */
export class WeappHost {
  /** Failures that the app's own code left unhandled, in order. */
  readonly errors: string[] = [];
  private readonly pages: WeappPages;
  private readonly restore: () => void;
  private app: Registered = {};

  /** `root` is the built package; `cloud` answers wx.cloud.callFunction. */
  constructor(
    private readonly root: string,
    cloud: CloudCall,
  ) {
    this.pages = new WeappPages(root);
    const scope = globalThis as unknown as Registered;
    const failed = (error: string): number => this.errors.push(error);
    const wx = wxOf({ routes: this.pages.routes(), cloud, firstPage: this.pages.first, failed });
    Object.assign(scope, {
      getApp: () => this.app,
      getCurrentPages: () => this.pages.stack.map((open) => open.page),
      App: (options: Registered) => (this.app = options),
      Page: ({ data, ...rest }: Registered) => {
        const methods = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function'));
        call(scope, 'Component', { data, methods });
      },
      wx: Object.assign(scope.wx ?? {}, wx),
    });
    this.restore = hideBrowser(scope);
  }

  /** Starts the app on its first page, or on the given page with query. */
  async launch(url = `/${this.pages.first}`): Promise<void> {
    require(join(this.root, 'app.js'));
    const options = { path: url.split('?')[0], query: queryOf(url), scene: 1001 };
    call(this.app, 'onLaunch', options);
    call(this.app, 'onShow', options);
    await this.pages.push(url);
  }

  /** Opens a page on top, as a link or a message from WeChat does. */
  open(url: string): Promise<void> {
    return this.pages.push(url);
  }

  /** The path of the open page, without query. */
  route(): string {
    return this.pages.top().path;
  }

  /** All that the open page says. */
  text(): string {
    return this.pages.top().view.dom.textContent ?? '';
  }

  /** Taps a tab of the tab bar. */
  async tab(path: string): Promise<void> {
    await this.pages.routes().switchTab?.({ url: `/${path}` });
  }

  /** Waits for a condition; the failure says what the page shows. */
  until(what: string, condition: () => boolean): Promise<void> {
    return this.pages.until(what, condition);
  }

  /** Waits until the open page says so. */
  seeText(words: string): Promise<void> {
    return this.until(`“${words}” is seen`, () => this.text().includes(words));
  }

  /** Taps the innermost element that says so, or the one whose label (aria-label, placeholder …) is exactly so. */
  async tapText(words: string): Promise<void> {
    const { view } = this.pages.top();
    const find = (): string | undefined => innermost(view.dom, words) ?? labelled(view.data.root as Sent, words);
    await this.until(`“${words}” can be tapped`, () => find() !== undefined);
    await this.fire(find(), 'tap', {});
  }

  /** Types into the n-th input or textarea of the open page. */
  async fill(value: string, nth = 0): Promise<void> {
    const field = this.pages.top().view.dom.querySelectorAll('wx-input, wx-textarea')[nth];
    if (field === undefined) throw new Error(`${this.route()} has no input number ${nth}`);
    await this.fire(idOf(field), 'input', { value });
  }

  /** Leaves all pages and gives the browser's globals back. */
  close(): void {
    this.pages.remove();
    this.restore();
  }

  private async fire(id: string | undefined, name: string, detail: object): Promise<void> {
    const node = id ? this.pages.top().view.querySelector(`#${id}`) : undefined;
    if (node === undefined) throw new Error('the element is drawn but is no node of the page');
    node.dispatchEvent(name, { bubbles: true, detail });
    await simulate.sleep(0);
  }
}
