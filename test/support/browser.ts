import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

// Without the network switches the browser looks up its maker's hosts at every start.
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hears a beep each second, and may be used.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** The browser in the package for Linux, unpacked once for a computer. */
export const carried = async (): Promise<string[]> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const { default: packed } = await import('@sparticuz/chromium');
  return [await packed.executablePath()];
};

/**
 * The browsers to try, in order: CHROME_PATH alone, or the one in the package for Linux, which is the same for everybody
 * and draws no window around a page (in a whole browser that is most of the time of a new phone), then those found on
 * this computer.
 */
const browsers = async (): Promise<string[]> => {
  const named = process.env.CHROME_PATH;
  if (named === undefined) return [...(await carried()), ...PATHS.filter((path) => existsSync(path))];
  if (!existsSync(named)) throw new Error(`CHROME_PATH is ${named}, but nothing is there.`);
  return [named];
};

const hasChineseFont = (): boolean =>
  process.platform !== 'linux' || (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';

const fontFiles = (): string[] => {
  const home = join(__dirname, '../../node_modules/@expo-google-fonts/noto-sans-sc');
  return ['400Regular', '500Medium', '700Bold']
    .map((weight) => join(home, weight))
    .filter((folder) => existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.ttf')));
};

// Without a Chinese font every character is a box, and screenshots prove nothing.
const fontEnvironment = (folder: string): Record<string, string> => {
  if (hasChineseFont()) return {};
  const file = join(folder, 'fonts.conf');
  const dirs = fontFiles().map((path) => `<dir>${path}</dir>`);
  const cache = `<cachedir>${join(folder, 'fontcache')}</cachedir>`;
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  writeFileSync(
    file,
    `${head}<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${dirs.join('')}${cache}</fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
};

/** A running browser; `close` also removes its folder. */
export interface TestBrowser {
  browser: Browser;
  /** A phone of its own: no storage shared, touch, 375 × 812 unless told otherwise. */
  phone(options?: { width?: number; height?: number; deviceScaleFactor?: number }): Promise<BrowserContext>;
  close(): Promise<void>;
}

const launchFirst = async (paths: readonly string[], env: NodeJS.ProcessEnv): Promise<Browser> => {
  const failed: string[] = [];
  const given = Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => e[1] !== undefined));
  for (const executablePath of paths) {
    try {
      return await chromium.launch({ executablePath, headless: true, args: [...SWITCHES], env: given });
    } catch (error) {
      failed.push(String(error));
    }
  }
  const none = 'No Chrome or Chromium could be started. Install one, or set CHROME_PATH to its program.';
  throw new Error([none, ...failed].join('\n'));
};

/** Starts a headless browser for a test; fails with a plain sentence when there is none. */
export const openBrowser = async (): Promise<TestBrowser> => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-browser-'));
  mkdirSync(join(folder, 'fontcache'));
  const env = { ...process.env, ...fontEnvironment(folder) };
  const browser = await launchFirst(await browsers(), env);
  return {
    browser,
    phone: ({ width = 375, height = 812, deviceScaleFactor = 2 } = {}) =>
      browser.newContext({
        viewport: { width, height },
        deviceScaleFactor,
        hasTouch: true,
        isMobile: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      }),
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
