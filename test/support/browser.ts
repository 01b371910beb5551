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

interface Program {
  executablePath: string;
  args: readonly string[];
}

const carried = async (): Promise<Program | undefined> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: packed } = await import('@sparticuz/chromium');
  // Its own list also switches off what pages must be tested with.
  const weakening = /web-security|insecure-content|site-isolation|disable-features|--single-process/;
  return { executablePath: await packed.executablePath(), args: packed.args.filter((arg) => !weakening.test(arg)) };
};

/** The browser to use: CHROME_PATH, one found on this computer, or the one in the package for Linux. */
export const findBrowser = async (): Promise<Program> => {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROME_PATH is ${named}, but nothing is there.`);
  const path = named ?? PATHS.find((candidate) => existsSync(candidate));
  const found = path === undefined ? await carried() : { executablePath: path, args: [] };
  if (found === undefined) {
    throw new Error('No Chrome or Chromium was found. Install one, or set CHROME_PATH to its program.');
  }
  return found;
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

/** Starts a headless browser for a test; fails with a plain sentence when there is none. */
export const openBrowser = async (): Promise<TestBrowser> => {
  const { executablePath, args } = await findBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'linli-browser-'));
  mkdirSync(join(folder, 'fontcache'));
  const env = { ...process.env, ...fontEnvironment(folder) };
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [...new Set([...args, ...SWITCHES])],
    env: Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => e[1] !== undefined)),
  });
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
