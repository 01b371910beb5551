import { resolve } from 'node:path';
import { startWeappCloud, type WeappCloud } from '../support/weappCloud';
import { WeappHost } from '../support/weappHost';

const WORDS = '三楼拐角的水管在滴水，地上滑';
const landing = (link: string, at: number): string =>
  `/pages/scan/index?q=${encodeURIComponent(link)}&scancode_time=${at}`;

describe('a resident with the compiled mini-program and the running system', () => {
  let cloud: WeappCloud;
  let host: WeappHost;
  let link = '';

  beforeAll(async () => {
    cloud = await startWeappCloud();
    link = cloud.codeIn('active', 'ht-10').link;
    host = new WeappHost(resolve(process.env['WEAPP_DIST'] ?? 'dist/weapp'), cloud.as('zhao'));
    await host.launch();
  });
  afterEach(() => expect(host.errors).toEqual([]));
  afterAll(async () => {
    await cloud.stop();
    host.close();
  });

  const arrive = async (at: number): Promise<void> => {
    await host.enter(landing(link, at));
    await host.seeText('这里是');
    await host.seeText('10号楼');
    await host.tapText('对，是这里');
    await host.seeRoute('pages/places/home/index');
  };

  test('scans, confirms the place, reports, and finds the report again', async () => {
    await arrive(1);
    await host.tapText('报问题');
    await host.seeRoute('pages/reports/new/index');
    await host.tapText('水管漏水、渗水');
    await host.fill(WORDS);
    await host.tapText('报给网格员');
    await host.seeRoute('pages/reports/done/index');
    await host.seeText('收到了');
    const [number = ''] = /丽景街-\d{4}-\d{6}/.exec(host.text()) ?? [];
    expect(number).not.toBe('');
    await host.tapText('回首页');
    await host.seeRoute('pages/home/index');
    await host.tapText('我报的问题');
    await host.seeRoute('pages/reports/mine/index');
    await host.seeText(WORDS);
    const { rows } = await cloud.ok<{ rows: { number: string; words: string }[] }>('zhao', 'reports.mine', {});
    expect(rows.map((row) => [row.number, row.words])).toContainEqual([number, WORDS]);
    expect(host.largestPatch()).toBeLessThan(256 * 1024);
  });

  test('a code that leads nowhere says why, and the place of before is kept', async () => {
    await arrive(2);
    const at = link.length - 2;
    const forged = `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`;
    const refused = [
      [forged, '这个码不是社区印的，可能被人动过。'],
      [link.slice(0, -9), '这个码不完整'],
      ['https://shop.example/menu?table=8', '这是别处的链接，不是咱们楼栋的码。'],
      [cloud.codeIn('revoked').link, '这张码已经作废'],
      [cloud.codeIn('gone').link, '这栋楼已经拆除'],
    ] as const;
    for (const [n, [bad, sentence]] of refused.entries()) {
      await host.enter(landing(bad, 3 + n));
      await host.seeText(sentence);
      await host.seeText('还记着');
    }
    await host.tapText('去那里');
    await host.seeRoute('pages/places/home/index');
  });
});
