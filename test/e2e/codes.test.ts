import { landing, openJourney, type Journey } from '../support/journey';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(async () => expect(await journey.putDown()).toEqual([]));
afterAll(() => journey.stop());

const BUILDING = ['莲花池街道', '丽景街社区', '宏泰学府苑', '10号楼'] as const;

const change = (link: string, at: number): string => {
  const was = link.charAt(at);
  return link.slice(0, at) + (was === '7' ? '8' : '7') + link.slice(at + 1);
};

test('every bad code gets its own sentence, and neither the place nor the draft is lost', async () => {
  const link = await journey.printed(...BUILDING);
  const token = link.length - 28;
  const wang = await journey.phone('wang');
  await wang.open(landing(link));
  await wang.tap('对，是这里');
  await wang.tap('报问题');
  await wang.see('是哪一类?');
  await wang.tap('楼道灯不亮');
  await wang.fill('怎么回事?', '三楼的灯坏了好几天');
  await wang.page.waitForFunction(() => JSON.stringify(localStorage).includes('三楼的灯坏了好几天'));
  const [revoked, gone] = [await journey.spent('revoked'), await journey.spent('gone')];
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
