import type { Page } from 'playwright-core';
import { openBrowser, type TestBrowser } from '../support/browser';
import { startTestSystem, type TestSystem } from '../support/stage';

describe('what a developer mistypes or what fails on the Stage', () => {
  let system: TestSystem;
  let chrome: TestBrowser;
  let page: Page;

  const tool = (title: string) => page.locator('#tools').getByRole('button', { name: title, exact: true }).click();
  const press = (name: string) => page.locator('#tool').getByRole('button', { name, exact: true }).click();

  beforeAll(async () => {
    system = await startTestSystem();
    chrome = await openBrowser();
  });

  beforeEach(async () => {
    const context = await chrome.browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'zh-CN' });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(system.url);
  });

  afterEach(() => page.context().close());

  afterAll(async () => {
    await chrome.close();
    await system.stop();
  });

  test('a question that is no JSON object is told in words, and the next one is answered', async () => {
    await tool('数据');
    await page.locator('.name', { hasText: 'reports' }).click();
    for (const text of ['{"words": ', '[]', 'null', "{words: 'x'}"]) {
      await page.getByLabel('条件').fill(text);
      await press('查');
      await page.locator('.found .wrong', { hasText: '“条件”要写成 JSON 对象' }).waitFor();
      await page.getByLabel('条件').fill('');
      await press('查');
      await page.locator('.found .cost').waitFor();
    }
  });

  test('a question without a collection and days that are no number are asked for again', async () => {
    await tool('数据');
    await press('查');
    await page.getByText('先在旁边点一个集合').waitFor();
    await tool('时钟');
    await page.getByLabel('几天').fill('');
    await press('天以后');
    expect(await page.getByLabel('几天').evaluate((box) => box === document.activeElement)).toBe(true);
    await page.getByText('拨快以后，到点的').waitFor();
  });

  test('what failed stays to be read, until it goes well', async () => {
    await page.route('**/api/minute', (route) => route.fulfill({ status: 502, body: 'the timer broke' }), { times: 1 });
    const minute = page.getByRole('button', { name: '过一分钟' });
    await minute.click();
    const notice = page.getByText('定时任务没有跑完：the timer broke');
    await notice.waitFor();
    for (const _poll of [1, 2]) await page.waitForResponse(/api\/state/);
    expect(await notice.isVisible()).toBe(true);
    await minute.click();
    await notice.waitFor({ state: 'hidden' });
  });

  test('on a narrow screen what is scanned or opened is brought into sight', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const away = () =>
      page.getByRole('article', { name: '住户甲' }).evaluate((one) => -one.getBoundingClientRect().top);
    await page.getByRole('button', { name: '扫这个码' }).last().scrollIntoViewIfNeeded();
    await page.waitForFunction(() => scrollY > 400);
    await page.getByRole('button', { name: '扫这个码' }).last().click();
    expect(await away()).toBeLessThan(50);
    await page.getByRole('button', { name: '在手机上点开' }).first().click();
    expect(await away()).toBeLessThan(50);
  });
});
