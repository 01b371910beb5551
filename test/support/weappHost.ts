import { join } from 'node:path';
import * as simulate from 'miniprogram-simulate';
import { pathOf, queryOf } from './weapp/messages';
import { call, WeappPages, type Registered } from './weappPages';
import { hideBrowser, wxOf, type CloudCall, type Entered } from './weappWx';

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

// Exactly the words before words that contain them; innermost, since a card around the words is a worse answer.
const innermost = (root: Element, words: string): string | undefined => {
  const matches = [...root.querySelectorAll('*')].filter((e) => (e.textContent ?? '').includes(words));
  const leaves = matches.filter((e) => !matches.some((other) => other !== e && e.contains(other)));
  const found = leaves.find((e) => (e.textContent ?? '').trim() === words) ?? leaves[0];
  return found && idOf(found);
};

// WeChat's scene values of a tapped icon and of a scanned code.
const [ICON, SCANNED] = [1001, 1011];

/** Hears what Taro says when a platform call is missing; the returned function stops it. */
const hearWarnings = (failed: (warning: string) => void): (() => void) => {
  const { warn } = console;
  console.warn = (...words: unknown[]): void => {
    const said = words.map(String).join(' ');
    if (said.includes('暂不支持')) failed(said);
    warn(...words);
  };
  return () => {
    console.warn = warn;
  };
};

/** A compiled mini-program running in this process; texts are those a person reads. One app per test file. */
export class WeappHost {
  /** Failures that the app's own code left unhandled, in order. */
  readonly errors: string[] = [];
  private readonly pages: WeappPages;
  private readonly restore: () => void;
  private app: Registered = {};
  private entered: Entered;

  /** `root` is the built package; `cloud` answers wx.cloud.callFunction. */
  constructor(
    private readonly root: string,
    cloud: CloudCall,
  ) {
    const scope = globalThis as unknown as Registered;
    const failed = (error: string): void => void this.errors.push(error);
    this.pages = new WeappPages(root, failed);
    this.entered = { path: this.pages.first, query: {}, scene: ICON };
    const wx = wxOf({ routes: this.pages.routes(), cloud, entered: () => this.entered, failed });
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
    const [showBrowser, deafen] = [hideBrowser(scope), hearWarnings(failed)];
    this.restore = () => {
      showBrowser();
      deafen();
    };
  }

  /** Starts the app on its first page. */
  async launch(): Promise<void> {
    require(join(this.root, 'app.js'));
    call(this.app, 'onLaunch', this.entered);
    call(this.app, 'onShow', this.entered);
    await this.pages.push(`/${this.pages.first}`);
  }

  /** Enters the running app by a scanned code, as WeChat does: with the page of the code alone on the stack. */
  async enter(url: string): Promise<void> {
    this.entered = { path: pathOf(url), query: queryOf(url), scene: SCANNED };
    call(this.app, 'onHide');
    call(this.app, 'onShow', this.entered);
    await this.pages.routes().reLaunch?.({ url });
  }

  /** Opens a page on top, as a link or a message from WeChat does. */
  open(url: string): Promise<void> {
    return this.pages.push(url);
  }

  /** The path of the open page, without query. */
  route(): string {
    return this.pages.top().path;
  }

  /** Bytes of the largest setData so far. */
  largestPatch(): number {
    return this.pages.largest;
  }

  /** The open page as it is drawn, with its classes. */
  drawn(): string {
    return this.pages.top().view.dom.innerHTML;
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

  /** Waits until this page is open. */
  seeRoute(path: string): Promise<void> {
    return this.until(`${path} is open`, () => this.route() === path);
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
