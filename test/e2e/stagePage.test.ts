import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { startCloud, type Cloud } from '../../devcloud/cloud/server';
import type { Demo } from '../../devcloud/stage/seed/shapes';
import { personaOf } from '../../devcloud/stage/personas';
import { startStage, type Stage } from '../../devcloud/stage/server';
import { openBrowser, type TestBrowser } from '../support/browser';

/** A stand-in for the app: shows where it was opened, and asks for a scan as the h5 client does. */
const APP = `<!doctype html><meta charset="utf-8"><output id="at"></output><button>scan</button><output id="got"></output>
<script>
  at.value = location.hash;
  document.querySelector('button').onclick = () => parent.postMessage({ type: 'stage:scan' }, '*');
  addEventListener('message', (event) => {
    if (event.data.type === 'stage:scanned') got.value = 'result ' + event.data.result;
  });
</script>`;

const LINK = 'https://home.example/b/1aABCDEFGH12abcdefghijklmnop';
const code = { id: 'ABCDEFGH12', place: 'plc_1', name: '社区 小区 1号楼', link: LINK, number: 'ABC-DEF' };
const building = { key: 'one', id: 'plc_1', name: '1号楼', codes: [{ ...code, state: 'active' as const }] };
const compounds = [{ name: '小区', note: '演示', buildings: [building] }];
const demo: Demo = {
  board: [{ id: 'plc_0', name: '社区', street: '街道', note: '演示', compounds }],
  persons: {},
  reports: {},
  wishes: {},
  shelves: [],
};

const WANTED = { template_id: 'tmpl-progress-local', page: 'pages/reports/detail/index?id=rep_0000000001' };
const FIELDS = { thing1: '社区-2026-000001', phrase2: '已受理', time3: '2026-11-21 17:19', thing4: '飞线' };

/** Sends a subscribe message to the sandbox, as a function does. */
const sendMessage = async (cloud: Cloud, touser: string): Promise<void> => {
  const post = async (path: string, body: object) =>
    (await fetch(`${cloud.url}/wx${path}`, { method: 'POST', body: JSON.stringify(body) })).json();
  const asked = { grant_type: 'client_credential', appid: 'wx-page-test', secret: 'x' };
  const { access_token } = (await post('/cgi-bin/stable_token', asked)) as { access_token: string };
  const data = Object.fromEntries(Object.entries(FIELDS).map(([key, value]) => [key, { value }]));
  await post(`/cgi-bin/message/subscribe/send?access_token=${access_token}`, { ...WANTED, touser, data });
};

describe('the Stage page', () => {
  let folder: string;
  let cloud: Cloud;
  let stage: Stage;
  let chrome: TestBrowser;
  let page: Page;
  let minutes = 0;
  const phone = (name: string): FrameLocator => page.frameLocator(`iframe[title^="${name}"]`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'linli-stage-page-'));
    mkdirSync(join(folder, 'h5'));
    writeFileSync(join(folder, 'h5/index.html'), APP);
    cloud = await startCloud({
      dataDir: join(folder, 'cloud'),
      functionEnv: { WX_APPID: 'wx-page-test' },
      timers: false,
    });
    const templateIds = { progress: 'tmpl-progress-local' };
    const minute = async () => {
      minutes += 1;
      await sendMessage(cloud, personaOf('li').openid);
      return { ok: true };
    };
    const reset = () => Promise.resolve();
    const h5Dir = join(folder, 'h5');
    stage = await startStage({ cloudUrl: cloud.url, h5Dir, templateIds, demo: () => demo, minute, reset });
    chrome = await openBrowser();
  });

  beforeEach(async () => {
    const context = await chrome.browser.newContext({ viewport: { width: 1280, height: 860 } });
    page = await context.newPage();
    await page.goto(stage.url);
  });

  afterEach(() => page.context().close());

  afterAll(async () => {
    await chrome.close();
    await stage.stop();
    await cloud.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('opens the landing page of a code in the phone in hand, as WeChat does', async () => {
    await phone('网格员甲').getByRole('button', { name: 'scan' }).waitFor();
    await page.getByRole('button', { name: '网格员甲（演示）', exact: false }).last().click();
    await page.getByRole('button', { name: '扫这个码' }).click();
    const at = phone('网格员甲').locator('#at', { hasText: encodeURIComponent(LINK) });
    expect(await at.textContent()).toMatch(/^#\/pages\/scan\/index\?q=[^&]+&scancode_time=\d{10}$/);
    expect(await phone('住户甲').locator('#at').textContent()).toBe('');
  });

  test('answers the phone that waits for a scan, and only that one', async () => {
    await phone('网格员甲').getByRole('button', { name: 'scan' }).click();
    await page.getByText('正在扫码').waitFor();
    await page.getByRole('button', { name: '扫这个码' }).click();
    await phone('网格员甲').getByText(`result ${LINK}`).waitFor();
    expect(await phone('网格员甲').locator('#at').textContent()).toBe('');
    expect(await phone('住户甲').locator('#got').textContent()).toBe('');
  });

  test('lets a phone give up scanning', async () => {
    await phone('住户甲').getByRole('button', { name: 'scan' }).click();
    await page.getByRole('button', { name: '不扫了' }).click();
    await phone('住户甲').getByText('result undefined').waitFor();
  });

  test('shows a message after the minute, and opens it in the phone of the one it was for', async () => {
    await page.getByRole('button', { name: '过一分钟' }).click();
    await page.getByText('对方没有点过').first().waitFor();
    expect(minutes).toBeGreaterThan(0);
    expect(await page.locator('.message dd').first().textContent()).toBe('社区-2026-000001');
    expect(await page.locator('iframe[title^="住户乙"]').isVisible()).toBe(false);
    await page.getByRole('button', { name: '在手机上点开' }).first().click();
    await phone('住户乙').getByText(`#/${WANTED.page}`).waitFor();
  });
});
