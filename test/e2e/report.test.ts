import { readFileSync } from 'node:fs';
import path from 'node:path';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { productAt, type Product } from '../../devcloud/stage/api';
import { personaOf } from '../../devcloud/stage/personas';
import { openBrowser, type TestBrowser } from '../support/browser';

import { takePhone, type Phone } from '../support/phone';
import { startTestSystem, type TestSystem } from '../support/stage';

const PHOTOS = path.resolve(__dirname, '../../devcloud/stage/data/photos');
const photoOf = (name: string): Buffer => readFileSync(path.join(PHOTOS, `${name}.jpg`));

type Row = { id: string; name: string; kind: string };
type Code = { id: string; link: string; state: string };

let system: TestSystem;
let chrome: TestBrowser;
let product: Product;
const phones: Phone[] = [];
const phone = async (persona: string): Promise<Phone> => {
  const taken = await takePhone(chrome, system.stage.port, persona);
  phones.push(taken);
  return taken;
};
const openid = (key: string): string => personaOf(key).openid;
const ask = <T>(key: string, action: string, input: object) => product.call<T>(openid(key), action, input);

/** Walks down the district by names, as a person choosing a place does. */
const placeAt = async (...names: readonly string[]): Promise<string> => {
  let rows = (await ask<{ rows: Row[] }>('wang', 'places.top', {})).rows;
  let at = rows[0]?.id ?? '';
  for (const name of names) {
    rows = (await ask<{ rows: Row[] }>('wang', 'places.children', { id: at })).rows;
    at = rows.find((row) => row.name === name)?.id ?? '';
  }
  return at;
};

/** The link in the PNG that the product renders for a place, read by a decoder that is not ours. */
const printed = async (...names: readonly string[]): Promise<string> => {
  const place = await placeAt(...names);
  const { rows } = await ask<{ rows: Code[] }>('staff', 'codes.ofPlace', { place });
  const code = rows.find(({ state }) => state === 'active');
  const picture = await ask<{ content: string }>('staff', 'codes.picture', { id: code?.id, format: 'png' });
  const { data, width, height } = PNG.sync.read(Buffer.from(picture.content, 'base64'));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? '';
};

interface Sent {
  n: number;
  path: string;
  body: { touser?: string; data?: Record<string, { value: string }> };
  answer: { errcode?: number };
}
/** What WeChat's sandbox delivered to one person about one case, in order, from its raw log. */
const told = async (number: string, key: string): Promise<string[]> => {
  const answer = await fetch(`${system.cloud.url}/control/wx/requests?after=0`);
  const { requests } = (await answer.json()) as { requests: Sent[] };
  return requests
    .filter(({ path: at, body, answer: said }) => {
      const about = at.endsWith('/subscribe/send') && body.data?.['thing1']?.value === number;
      return about && body.touser === openid(key) && !said.errcode;
    })
    .map(({ body }) => body.data?.['phrase2']?.value ?? '待办');
};

/** Lets a person agree to a number of messages, as tapping “提醒我” that often does. */
const agree = async (key: string, template: 'progress' | 'task', times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1) {
    await product.subscribe(openid(key), [`tmpl-${template}-local`]);
    const input = { answers: [{ key: template, answer: 'accept' }] };
    await product.call(openid(key), 'notifications.consent', input, `agree-${key}-${template}-${n}`.padEnd(24, '0'));
  }
};

const landing = (link: string): string =>
  `pages/scan/index?q=${encodeURIComponent(link)}&scancode_time=${Math.floor(Date.now() / 1000)}`;

beforeAll(async () => {
  system = await startTestSystem();
  product = productAt(system.cloud.url);
  chrome = await openBrowser();
});
afterEach(async () => {
  for (const taken of phones.splice(0)) {
    expect(taken.faults()).toEqual([]);
    await taken.close();
  }
});
afterAll(async () => {
  await chrome.close();
  await system.stop();
});

const BUILDING = ['莲花池街道', '丽景街社区', '宏泰学府苑', '10号楼'] as const;

const reportCeiling = async (wang: Phone): Promise<string> => {
  const link = await printed(...BUILDING);
  expect(link).toMatch(/^https:\/\/home\.linli-huiyin\.example\/b\/1a[0-9A-Z]{10}[\w-]{16}$/);
  await wang.open(landing(link));
  await wang.see('宏泰学府苑');
  await wang.tap('对，是这里');
  await wang.tap('报问题');
  await wang.tap('水管漏水、渗水');
  await wang.fill('怎么回事?', '楼上渗水，厨房天花板湿了一片');
  await wang.choosePhoto(/加照片/, photoOf('ceiling-before'));
  await wang.fill('怎么称呼您', '住户甲');
  await wang.fill('电话', '13900000001');
  await wang.tap('报给网格员');
  await wang.see(/丽景街-\d{4}-\d{6}/);
  const text =
    (await wang
      .front()
      .getByText(/丽景街-\d{4}-\d{6}/)
      .first()
      .textContent()) ?? '';
  return /丽景街-\d{4}-\d{6}/.exec(text)?.[0] ?? '';
};

const handleCeiling = async (worker: Phone): Promise<void> => {
  await worker.open('pages/inbox/list/index');
  await worker.tap('宏泰学府苑 10号楼有新的事：水管漏水、渗水');
  await worker.see('楼上渗水，厨房天花板湿了一片');
  await worker.tap('去办这件事');
  await worker.tap('受理');
  await worker.tap('交办');
  await worker.tap('网格员甲（演示）（我）');
  await worker.tap('明天');
  await worker.tap('交办');
  await worker.tap('签收');
  await worker.tap('办结');
  await worker.choosePhoto(/加照片/, photoOf('ceiling-after'));
  await worker.tap('修好了');
  await worker.fill('跟居民说一声', '楼上软管换好了，水已经止住');
  await worker.tap('走得急，忘了扫');
  await worker.tap('办结');
  await worker.see('办好了，等您看看');
};

/** Photos on the page in front that really came, once all of them have. */
const loadedPhotos = async (by: Phone): Promise<number> => {
  const photos = by.front().locator('img');
  await photos.first().waitFor();
  return photos.evaluateAll(async (all) => {
    await Promise.all(all.map((one) => (one as HTMLImageElement).decode().catch(() => undefined)));
    return all.filter((one) => (one as HTMLImageElement).naturalWidth > 100).length;
  });
};

test('a seeping ceiling goes from the printed code to the closed report', async () => {
  const [wang, worker, other, staff] = await Promise.all(['wang', 'grid1', 'grid2', 'staff'].map(phone));
  if (!wang || !worker || !other || !staff) throw new Error('four phones');
  await agree('wang', 'progress', 5);
  await agree('grid1', 'task', 2);
  const number = await reportCeiling(wang);
  await system.minute();

  await other.open('pages/inbox/list/index');
  await other.see(/全部已读|还没有消息/);
  await other.notSee('宏泰学府苑 10号楼有新的事：水管漏水、渗水');
  await handleCeiling(worker);
  await system.minute();

  const id = new URLSearchParams((await worker.page.evaluate(() => location.hash)).split('?')[1]).get('id') ?? '';
  await staff.open(`pages/reports/detail/index?id=${id}`);
  await staff.see(number);
  await staff.tap('去办这件事');
  await staff.tap('开始回访');
  await staff.tap('好了，结案');
  await staff.tap('很满意');
  await staff.tap('好了，结案');
  await staff.see('已结案');
  await system.minute();
  await system.minute();

  await wang.open(`pages/reports/detail/index?id=${id}`);
  await wang.see('已结案');
  for (const step of ['报上来了', '受理了', '交给专人办', '签收，开始办', '开始回访', '确认结案']) await wang.see(step);
  await wang.see('楼上软管换好了，水已经止住');
  expect(await loadedPhotos(wang)).toBe(2);
  await wang.shot('report-closed');

  expect(await told(number, 'wang')).toEqual(['已受理', '已交办', '办理中', '已办结', '已结案']);
  expect(await told(number, 'grid1')).toEqual(['待办', '已结案']);
  for (const key of ['grid2', 'staff', 'officer', 'li']) expect(await told(number, key)).toEqual([]);
});

interface Board {
  board: { compounds: { buildings: { codes: { link: string; state: 'active' | 'revoked' | 'gone' }[] }[] }[] }[];
}
/** A printed code of the demo that is no longer good. */
const spent = async (state: 'revoked' | 'gone'): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${system.stage.port}/api/state`);
  const { board } = (await answer.json()) as Board;
  const codes = board
    .flatMap(({ compounds }) => compounds)
    .flatMap(({ buildings }) => buildings.flatMap((one) => one.codes));
  return codes.find((code) => code.state === state)?.link ?? '';
};

const change = (link: string, at: number): string => {
  const was = link.charAt(at);
  return link.slice(0, at) + (was === '7' ? '8' : '7') + link.slice(at + 1);
};

test('every bad code gets its own sentence, and neither the place nor the draft is lost', async () => {
  const link = await printed(...BUILDING);
  const token = link.length - 28;
  const wang = await phone('wang');
  await wang.open(landing(link));
  await wang.tap('对，是这里');
  await wang.tap('报问题');
  await wang.tap('楼道灯不亮');
  await wang.fill('怎么回事?', '三楼的灯坏了好几天');
  await wang.page.waitForFunction(() => JSON.stringify(localStorage).includes('三楼的灯坏了好几天'));
  const [revoked, gone] = [await spent('revoked'), await spent('gone')];
  expect([revoked, gone]).not.toContain('');
  const forged = '这个码不是社区印的';
  const damaged = '这个码不完整';
  const cases: readonly [string, string][] = [
    [change(link, token + 5), forged],
    [link.slice(0, token + 1) + 'b' + link.slice(token + 2), forged],
    [link.slice(0, token) + link.slice(token).toLowerCase(), damaged],
    [link.slice(0, -3), damaged],
    [link.replace('home.linli-huiyin.example', 'home.linli-huiyin.example.evil.cn'), '这是别处的链接'],
    [encodeURIComponent(encodeURIComponent(link)), damaged],
    ['WIFI:T:WPA;S:home;P:secret;;', '这不是楼栋码'],
    [revoked, '这张码已经作废'],
    [gone, '已经拆除'],
  ];
  for (const [bad, words] of cases) {
    await wang.open(landing(bad));
    await wang.see(words);
    await wang.see('上次的宏泰学府苑 10号楼还记着。');
    await wang.see('没写完的那件还在，没有丢。');
  }
  await wang.open(`pages/scan/index?q=${encodeURIComponent(encodeURIComponent(link))}`);
  await wang.see('对，是这里');
  await wang.open('pages/reports/new/index');
  await wang.see('上次没写完的还在，接着写就行。');
  expect(await wang.front().locator('textarea').first().inputValue()).toBe('三楼的灯坏了好几天');
});
