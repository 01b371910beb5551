import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const assets = path.resolve(__dirname, '../../../src/assets');
const calm = '#6B635B';
const chosen = '#B8431F';

async function draw(browser: Browser, svg: string, side: number, file: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${side}px;height:${side}px}</style>${svg}`);
  writeFileSync(path.join(assets, file), await page.screenshot({ omitBackground: true }));
  await page.close();
}

// WeChat takes tab icons only as bitmaps: run `npx tsx config/taro/icons/draw.ts` after changing one of the drawings.
async function drawAll(): Promise<void> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const read = (file: string): string => readFileSync(path.join(assets, file), 'utf8');
  for (const name of ['home', 'wall', 'counter', 'me']) {
    const svg = read(`icons/${name}.svg`);
    const filled = svg.replace('fill="none"', 'fill="#FBEEE8"').replace('stroke-width="1.8"', 'stroke-width="2"');
    await draw(browser, svg.replace('#000', calm), 81, `tab/${name}.png`);
    await draw(browser, filled.replace('#000', chosen), 81, `tab/${name}-on.png`);
  }
  await draw(browser, read('logo.svg'), 240, 'logo.png');
  await browser.close();
}

void drawAll();
