import type { BrowserContext } from 'playwright-core';
import { personaOf } from '../../../devcloud/stage/personas';
import type { Screen } from '../looks/screen';
import { lookOf } from './looks';
import { queryOf, type Stored } from './messages';
import { readPackage } from './package';
import { WeappPhone } from './phone';

/** Where packages are probed. */
export interface Bench {
  context: BrowserContext;
  cloudUrl: string;
  /** What each persona's app has stored before. */
  stored: Readonly<Record<string, Readonly<Record<string, Stored>>>>;
}

// An app that neither asks nor is asked for so long (in ms) has drawn what it will draw.
const CALM = 150;
const LONGEST = 8_000;

/** Waits until it is so, at most `ms`; whether it is. */
export const until = async (done: () => Promise<boolean> | boolean, ms: number): Promise<boolean> => {
  const end = Date.now() + ms;
  while (!(await done())) {
    if (Date.now() > end) return false;
    await new Promise((next) => setTimeout(next, 20));
  }
  return true;
};

/** One package opened on a person’s phone. */
export class Probe {
  private phone: WeappPhone | undefined;

  constructor(
    private readonly bench: Bench,
    private readonly folder: string,
    private readonly persona: string,
  ) {}

  /** What went wrong on the phone in use. */
  faults(): readonly string[] {
    return this.phone?.faults ?? [];
  }

  /** Opens a screen and answers how it looks; `hoped` ends the waiting as soon as it is seen. */
  async look({ page, query = '' }: Screen, hoped?: readonly string[]): Promise<readonly string[]> {
    const url = query === '' ? page : `${page}?${query}`;
    const fresh = this.phone === undefined;
    const phone = (this.phone ??= await this.taken());
    if (fresh) await phone.start({ path: page, query: queryOf(url), scene: 1014 });
    else await phone.enter(page, queryOf(url));
    // Without a hope to compare with, what is still on its way is waited for longer.
    await this.calm(phone, url, hoped ? CALM : CALM * 4);
    let seen = await lookOf(phone.page);
    const same = (): boolean => hoped === undefined || JSON.stringify(seen) === JSON.stringify(hoped);
    if (!same() && phone.faults.length === 0)
      await until(async () => ((seen = await lookOf(phone.page)), same()), CALM * 4);
    return seen;
  }

  async close(): Promise<void> {
    await this.phone?.stop();
    await this.phone?.page.close();
    this.phone = undefined;
  }

  private async calm(phone: WeappPhone, url: string, ms: number): Promise<void> {
    const drawn = async (): Promise<boolean> => !phone.busy(ms) && (await phone.at()) === url;
    await until(async () => phone.faults.length > 0 || (await drawn()), LONGEST);
  }

  private async taken(): Promise<WeappPhone> {
    const { context, cloudUrl, stored } = this.bench;
    const page = await context.newPage();
    page.setDefaultTimeout(LONGEST);
    const owner = {
      cloudUrl,
      openid: personaOf(this.persona).openid,
      fontScale: 1,
      stored: stored[this.persona] ?? {},
    };
    return new WeappPhone(page, context, readPackage(this.folder), owner);
  }
}
