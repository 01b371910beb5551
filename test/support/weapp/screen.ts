import type { Page } from 'playwright-core';
import { viewScript } from './bundles';
import type { Json, ViewEvent } from './messages';
import type { WeappPackage } from './package';
import type { Question } from './view/chrome';

/** What the person does on the glass, beside typing and tapping in pages. */
export interface Heard {
  event: (page: number, method: string, event: ViewEvent) => void;
  back: () => void;
  tab: (path: string) => void;
  /** A picture of the phone is to be shown. */
  file: (path: string) => void;
  /** The button for the person’s own number was tapped; what WeChat gives the app. */
  phone: () => Promise<Json>;
  failed: (words: string) => void;
}

type ViewCall = 'open' | 'show' | 'patch' | 'close' | 'file' | 'scroll';

/** The view side in a page of the browser. */
export interface Screen {
  view: (call: ViewCall, argument: Json) => Promise<void>;
  rename: (title: string) => Promise<void>;
  toast: (title?: string) => Promise<void>;
  ask: (question: Question) => Promise<number>;
  /** How many events of that type have reached the script side so far. */
  heard: (type: string) => Promise<number>;
  /** A photo made smaller and written anew as JPEG, as WeChat's compressor does. */
  compress: (photo: Buffer, quality: number, width?: number) => Promise<Buffer>;
  /** Width and height of a photo in px. */
  measure: (photo: Buffer) => Promise<{ width: number; height: number }>;
  /** Empties the glass: the app has ended. */
  clear: () => Promise<void>;
}

const HTML =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>邻里回音</title><body></body></html>';

// Runs in the page.
const redraw = async ({
  photo,
  quality,
  width,
}: {
  photo: string;
  quality: number;
  width: number;
}): Promise<string> => {
  const picture = await createImageBitmap(await (await fetch(photo)).blob());
  const scale = Math.min(1, width / picture.width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', quality);
};

const sizeIn = async (photo: string): Promise<{ width: number; height: number }> => {
  const { width, height } = await createImageBitmap(await (await fetch(photo)).blob());
  return { width, height };
};

/** The address by which a browser shows bytes of the phone. */
export const urlOf = (bytes: Buffer): string => `data:image/jpeg;base64,${bytes.toString('base64')}`;

/**
 * Takes a page of the browser as the glass of a phone with this package. It stands at the cloud's own `address`: from
 * nowhere at all the browser loads no picture of this machine.
 */
export const screenOn = async (page: Page, pack: WeappPackage, address: string, heard: Heard): Promise<Screen> => {
  await page.exposeFunction('weappEvent', heard.event);
  await page.exposeFunction('weappFault', heard.failed);
  await page.exposeFunction('weappFile', heard.file);
  await page.exposeFunction('weappPhone', heard.phone);
  await page.exposeFunction('weappBack', heard.back);
  await page.exposeFunction('weappTab', heard.tab);
  // Templates that the engine cannot read are the package’s fault, and nothing will be drawn.
  await page.addInitScript({ content: `window.weappTemplates = ${pack.templates}` });
  await page.addInitScript({ content: await viewScript() });
  const frame = { title: pack.app.window?.navigationBarTitleText ?? '', tabs: pack.app.tabBar?.list ?? [] };
  const { pages, components, styles } = pack;
  const clear = async (): Promise<void> => {
    await page.goto(address);
    await page.setContent(HTML);
    await page.evaluate(`weappBegin(${JSON.stringify({ ...frame, pages, components, styles })})`);
  };
  await clear();
  return {
    clear,
    view: (call, argument) => page.evaluate<void>(`weapp.${call}(${JSON.stringify(argument)})`),
    rename: (title) => page.evaluate((words) => window.weapp.chrome.rename({ title: words }), title),
    toast: (title) =>
      page.evaluate((words) => window.weapp.chrome.toast(words === undefined ? {} : { title: words }), title),
    ask: (question) => page.evaluate((asked) => window.weapp.chrome.ask(asked), question),
    heard: (type) => page.evaluate((name) => window.weapp.heard[name] ?? 0, type),
    compress: async (photo, quality, width = Infinity) => {
      const made = await page.evaluate(redraw, { photo: urlOf(photo), quality, width: Math.min(width, 1e6) });
      return Buffer.from(made.split(',')[1] ?? '', 'base64');
    },
    measure: (photo) => page.evaluate(sizeIn, urlOf(photo)),
  };
};
