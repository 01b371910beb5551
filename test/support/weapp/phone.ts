import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Entered, Start, Stored } from './messages';
import type { WeappPackage } from './package';
import { answersOf, askNumber, showFile, type Held } from './platform/answers';
import { OpenedFiles } from './platform/documents';
import { lineTo } from './platform/cloud';
import { PhoneFiles } from './platform/files';
import { screenOn, type Screen } from './screen';
import { startThread, type AppThread } from './thread';

/** Where the phone is and whose it is. */
export interface Owner {
  cloudUrl: string;
  openid: string;
  fontScale: number;
  /** What the app has stored before; nothing when it is new on the phone. */
  stored?: Readonly<Record<string, Stored>>;
}

/** What a page of the mini-program is drawn in. */
export const PAGE = 'wx-page';

// WeChat's scene values of a tapped icon and of a scanned code.
const [ICON, SCANNED] = [1001, 1011];

const aheadOf = async (cloudUrl: string): Promise<number> => {
  const answer = (await (await fetch(`${cloudUrl}/control/clock`)).json()) as { offset?: number };
  return answer.offset ?? 0;
};

/** One person's phone with the compiled package on it. */
export class WeappPhone {
  /** What went wrong in the app, its templates or its calls, in order. */
  readonly faults: string[];
  readonly held: Held = { photos: [], sheets: [], opened: new OpenedFiles() };
  private readonly files = new PhoneFiles();
  private readonly stored: Map<string, Stored>;
  private readonly line;
  private thread: AppThread | undefined;
  private screen: Screen | undefined;
  private connected = true;

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly pack: WeappPackage,
    private readonly owner: Owner,
  ) {
    this.faults = [...pack.faults];
    this.stored = new Map(Object.entries(owner.stored ?? {}));
    page.on('pageerror', (error) => this.failed(`view: ${error.message}`));
    this.line = lineTo({ url: owner.cloudUrl, openid: owner.openid, connected: () => this.connected });
  }

  /** The page in front. */
  front(): Locator {
    return this.page.locator(`${PAGE}:visible`).last();
  }

  /** The page in front with its query; empty when none is drawn. */
  at(): Promise<string> {
    return this.page.evaluate((css) => {
      const front = [...document.querySelectorAll(css)].filter((one) => one.checkVisibility()).at(-1);
      return front?.getAttribute('data-url') ?? '';
    }, PAGE);
  }

  /** Starts the app anew, at a page or at its first one; what is stored stays. */
  async start(entered: Entered = { path: this.pack.app.pages[0] ?? '', query: {}, scene: ICON }): Promise<void> {
    await this.stop();
    this.files.forget();
    // The package lies on the phone: it opens without a network, too.
    await this.context.setOffline(false);
    const screen = await this.glass();
    await this.context.setOffline(!this.connected);
    const size = this.page.viewportSize() ?? { width: 375, height: 812 };
    const start: Start = {
      ...{ folder: this.pack.folder, entered, connected: this.connected, fontScale: this.owner.fontScale, ...size },
      stored: Object.fromEntries(this.stored),
      ahead: await aheadOf(this.owner.cloudUrl),
    };
    this.thread = await startThread(start, {
      answer: answersOf({ screen, cloud: this.line, files: this.files, held: this.held }),
      keep: (key, stored) => void (stored === null ? this.stored.delete(key) : this.stored.set(key, stored)),
      failed: (words) => this.failed(words),
    });
  }

  /** Comes to the app by a scanned code: it need not have been closed before. */
  async enter(path: string, query: Readonly<Record<string, string>>): Promise<void> {
    const entered = { path, query, scene: SCANNED };
    if (this.thread) this.thread.tell({ enter: entered });
    else await this.start(entered);
  }

  back(): void {
    this.thread?.tell({ back: true });
  }

  async offline(on: boolean): Promise<void> {
    this.connected = !on;
    await this.context.setOffline(on);
    this.thread?.tell({ network: !on });
  }

  /** How many taps the app has heard so far. */
  taps(): Promise<number> {
    return this.screen?.heard('tap') ?? Promise.resolve(0);
  }

  /** Whether anything happened in the last `ms` or is still being answered. */
  busy(ms: number): boolean {
    return this.thread?.busy(ms) === true;
  }

  /** What the app has stored. */
  memory(): Readonly<Record<string, Stored>> {
    return Object.fromEntries(this.stored);
  }

  /** Ends the app. */
  async stop(): Promise<void> {
    await this.thread?.stop();
    this.thread = undefined;
  }

  private async glass(): Promise<Screen> {
    if (this.screen) {
      await this.screen.clear();
      return this.screen;
    }
    const tell = (said: Parameters<AppThread['tell']>[0]): void => this.thread?.tell(said);
    this.screen = await screenOn(this.page, this.pack, `${this.owner.cloudUrl}/control/clock`, {
      event: (page, method, event) => tell({ event: { page, method, event } }),
      back: () => tell({ back: true }),
      tab: (path) => tell({ tab: path }),
      file: (path) => void (this.screen && showFile({ screen: this.screen, files: this.files }, path)),
      phone: async () => (this.screen ? askNumber(this.screen, this.line) : {}),
      failed: (words) => this.failed(words),
    });
    return this.screen;
  }

  private failed(words: string): void {
    this.faults.push(words);
  }
}
