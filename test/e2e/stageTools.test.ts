import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { productAt } from '../../devcloud/stage/api';
import { personaOf } from '../../devcloud/stage/personas';
import { get } from '../devcloud/local';
import { openBrowser, type TestBrowser } from '../support/browser';
import { Merchant } from '../support/merchant';
import { startTestSystem, type TestSystem } from '../support/stage';

const DAY = 86_400_000;

describe('the tools of the Stage over the running system', () => {
  let system: TestSystem;
  let chrome: TestBrowser;
  let page: Page;

  const phone = (name: string) => page.frameLocator(`iframe[title^="${name}"]`);
  const around = (name: string) => page.getByRole('article', { name });
  const frameOf = (key: string): Frame | undefined => page.frames().find((one) => one.url().includes(`//${key}.`));
  const open = (name: string, key: string, route: string) =>
    page
      .locator(`iframe[title^="${name}"]`)
      .evaluate((frame, url) => frame.setAttribute('src', url), `${system.stage.phoneUrl(key)}?test#/${route}`);
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
    await phone('网格员甲').getByText('扫一扫楼门口的码').waitFor();
  });

  afterEach(() => page.context().close());

  afterAll(async () => {
    await chrome.close();
    await system.stop();
  });

  test('the clock moves cloud and phones together, and what has come due is late on the desk', async () => {
    await open('网格员甲', 'grid1', 'pages/work/desk/index');
    const late = phone('网格员甲').getByRole('radio', { name: '已超时，1 件' });
    await phone('网格员甲').getByRole('radio', { name: '已超时', exact: true }).waitFor();
    await tool('时钟');
    await press('+1 天');
    await late.waitFor();
    const { now } = (await (await fetch(`${system.cloud.url}/control/clock`)).json()) as { now: number };
    const dates = () => ({
      shifted: Date.now(),
      made: new Date().getTime(),
      told: new Date(5).getTime(),
      isDate: new Date() instanceof Date && new Date().constructor === Date,
      text: new Date(Date()).getTime(),
    });
    const inPhone = await frameOf('grid1')?.evaluate(dates);
    if (!inPhone) throw new Error('the phone of grid1 is not there');
    expect(inPhone).toMatchObject({ told: 5, isDate: true });
    for (const at of [inPhone.shifted, inPhone.made, inPhone.text]) expect(Math.abs(at - now)).toBeLessThan(60_000);
    expect(inPhone.shifted - Date.now()).toBeGreaterThan(DAY - 60_000);
    await page.getByText('快 1 天').first().waitFor();
    await press('回到现在');
    await phone('网格员甲').getByRole('radio', { name: '已超时', exact: true }).waitFor();
  });

  test('a call that failed on a phone is found by its trace id', async () => {
    await open('住户甲', 'wang', 'pages/reports/detail/index?id=rep_isnotthere');
    const trace = around('住户甲').locator('footer code');
    const id = (await trace.textContent()) ?? '';
    expect(id).toMatch(/^\w{8}$/);
    await tool('日志');
    await page.getByLabel('找日志').fill(id);
    const row = page.locator('.entry');
    await row.filter({ hasText: id }).waitFor();
    await row.nth(1).waitFor({ state: 'detached' });
    expect(await row.textContent()).toContain('reports.get');
    expect(await row.textContent()).toContain('NOT_FOUND');
    expect(await row.textContent()).toContain('住户甲');
    await page.getByLabel('找日志').fill('00000000-not-a-request');
    await page.getByText('日志里没有这个').waitFor();
  });

  test('a phone without a network says so honestly, and recovers by itself', async () => {
    await around('住户甲').getByRole('button', { name: '断网' }).click();
    await page.locator('#strip').getByText('手机的一切请求（住户甲）：断网，一直').waitFor();
    await open('住户甲', 'wang', 'pages/reports/mine/index');
    await phone('住户甲').getByText('网络不太好').first().waitFor();
    await page.getByRole('button', { name: '全部恢复' }).click();
    await page.locator('#strip').waitFor({ state: 'hidden' });
    await phone('住户甲').getByText('楼道灯').first().waitFor();
  });

  test('a switch spoils one interface of one person as often as was said', async () => {
    await tool('开关');
    await page.getByLabel('哪里').selectOption({ label: '手机调函数' });
    await page.getByLabel('怎么坏').selectOption({ label: '服务器 500' });
    await page.getByLabel('谁', { exact: true }).selectOption({ label: '住户甲（演示）' });
    await page.getByLabel('几次').selectOption({ label: '1 次' });
    await press('弄坏');
    await page.locator('#tool').getByText('手机调函数（住户甲）：服务器 500，还有 1 次').waitFor();
    await open('住户甲', 'wang', 'pages/reports/mine/index');
    await around('住户甲').locator('footer', { hasText: 'OFFLINE' }).waitFor();
    await page.locator('#strip').waitFor({ state: 'hidden' });
    await page.locator('#tool').getByText('一切正常').waitFor();
  });

  test('the query box finds documents and says what it cost', async () => {
    await tool('数据');
    await page.locator('.name', { hasText: 'reports' }).click();
    await page.getByLabel('条件').fill('{"words": {"$regex": "渗水"}}');
    await press('查');
    await page.locator('.cost').getByText('全表扫描').waitFor();
    await page.locator('.document').nth(1).waitFor({ state: 'detached' });
    const id = (await page.locator('.document').getAttribute('data-id')) ?? '';
    await page.getByLabel('条件').fill(JSON.stringify({ _id: id }));
    await press('查');
    await page.locator('.cost .good').waitFor();
  });

  test('an id in a document leads to the document it names, and people have their names beside them', async () => {
    await tool('数据');
    await page.locator('.name', { hasText: 'inbox' }).click();
    await page.locator('.document').first().getByText('网格员甲').or(page.getByText('住户甲')).first().waitFor();
    const person = page
      .locator('.document .leaf', { hasText: /^person/ })
      .first()
      .locator('.id');
    const id = await person.textContent();
    await person.click();
    await page.locator(`.document[data-id="${id}"]`).waitFor();
    expect(await page.locator('.name[aria-pressed="true"]').textContent()).toContain('people');
  });

  test('files are shown as pictures with their owners', async () => {
    const photo = readFileSync(join(__dirname, '../../devcloud/stage/data/photos/lamp.jpg'));
    await productAt(system.cloud.url).upload(personaOf('wang').openid, 'u/stage-tools.jpg', photo, 'image/jpeg');
    await tool('文件');
    const file = page.locator('.file[data-path="u/stage-tools.jpg"]');
    await file.getByText('住户甲').waitFor();
    const width = () => file.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect(
      file.locator('img').evaluate((image) => (image as HTMLImageElement).decode()),
    ).resolves.toBeUndefined();
    expect(await width()).toBeGreaterThan(100);
    await page.getByLabel('路径开头').fill('nowhere/');
    await page.getByLabel('路径开头').press('Enter');
    await page.getByText('没有以 nowhere/ 开头的文件').waitFor();
    await page.getByLabel('路径开头').fill('p/');
    await page.getByLabel('路径开头').press('Enter');
    await page.locator('.file[data-path^="p/"]').first().waitFor();
    expect(await file.count()).toBe(0);
  });

  test('a payment is seen from the order on, and paid by hand', async () => {
    const { url } = system.cloud;
    const merchant = new Merchant(url, await get(`${url}/control/pay/environment`));
    const number = merchant.number();
    const payer = { openid: personaOf('wang').openid };
    await tool('支付');
    await page.getByText('还没有付款').waitFor();
    await merchant.place({ appid: 'wx-local-app', out_trade_no: number, payer, amount: { total: 1280 } });
    const card = page.locator(`.payment[data-order="${number}"]`);
    await card.getByText('等付款').waitFor();
    expect(await card.textContent()).toMatch(/¥12\.80.*住户甲/);
    await card.getByRole('button', { name: '付款' }).click();
    await card.getByText('已付').waitFor();
    expect((await merchant.payment(number))?.state).toBe('SUCCESS');
  });

  test('the open tool is open again after a reload', async () => {
    await tool('状态');
    await page.reload();
    await page.locator('#tool').getByText('演示从头再演一遍').waitFor();
  });

  test('beginning again asks first, and plays the demo once more', async () => {
    await tool('状态');
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
    page.once('dialog', (dialog) => void dialog.dismiss());
    await press('重来');
    expect(asked).not.toContain('/api/reset');
    page.once('dialog', (dialog) => void dialog.accept());
    const again = page.waitForEvent('load', { timeout: 120_000 });
    await press('重来');
    await again;
    await open('住户甲', 'wang', 'pages/reports/mine/index');
    await phone('住户甲').getByText('楼道灯').first().waitFor();
  });
});
