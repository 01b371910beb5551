import type { Play } from './play';
import { arrive, BUILDING } from './words';

const FORGED = '这个码不是社区印的';
const DAMAGED = '这个码没拍全';
const WORDS = '三楼的灯坏了好几天';
const KEPT = '没写完的那件还在，没有丢。';

const change = (link: string, at: number): string => {
  const was = link.charAt(at);
  return link.slice(0, at) + (was === '7' ? '8' : '7') + link.slice(at + 1);
};

const badOnes = (link: string): readonly [string, string][] => {
  const token = link.length - 28;
  return [
    [change(link, token + 5), FORGED],
    [link.slice(0, token + 1) + 'b' + link.slice(token + 2), FORGED],
    [link.slice(0, token) + link.slice(token).toLowerCase(), DAMAGED],
    [link.slice(0, -3), DAMAGED],
    [link.replace('home.linli-huiyin.example', 'home.linli-huiyin.example.evil.cn'), '这是别处的链接'],
    [encodeURIComponent(encodeURIComponent(link)), DAMAGED],
    ['WIFI:T:WPA;S:home;P:secret;;', '这不是楼栋码'],
  ];
};

/** Every bad code gets its own sentence, and neither the place nor the draft is lost. */
export const codes: Play = async ({ phone, site }) => {
  const link = await site.printed(...BUILDING);
  const wang = await phone('wang');
  await arrive(wang, site);
  await wang.tap('报问题');
  await wang.see('是哪一类?');
  await wang.tap('楼道灯不亮');
  await wang.fill('怎么回事?', WORDS);
  await wang.back();
  await wang.see('报问题');
  const spent = await Promise.all([site.spent('revoked'), site.spent('gone')]);
  expect(spent).not.toContain('');
  const told: readonly [string, string][] = [
    [spent[0], '这张码已经作废'],
    [spent[1], '已经拆了'],
  ];
  for (const [bad, words] of [...badOnes(link), ...told]) {
    await wang.scan(bad);
    await wang.see(words);
    await wang.see('上次的宏泰学府苑 10号楼还记着。');
    await wang.see(KEPT);
  }
  await wang.open(`pages/scan/index?q=${encodeURIComponent(encodeURIComponent(link))}`);
  await wang.see('对，是这里');
  await wang.open('pages/home/index');
  // The app's own scanner reads the same codes as WeChat's.
  wang.hold(link.slice(0, -3));
  await wang.tap('在别的楼? 扫那里的码');
  await wang.see(DAMAGED);
  wang.hold(link);
  await wang.tap('再扫一次');
  await wang.tap('对，是这里');
  await wang.open('pages/home/index');
  await wang.tap('接着写');
  await wang.see('上次没写完的还在，接着写就行。');
  expect(await wang.value('怎么回事?')).toBe(WORDS);
  await wang.tap('重新写');
  expect(await wang.value('怎么回事?')).toBe('');
};
