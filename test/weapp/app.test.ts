import { resolve } from 'node:path';
import { WeappHost } from '../support/weappHost';

const WORDS = '三楼拐角的水管在滴水，地上滑';

/** A third engine, WeChat’s older one, beside the browser tier: the base components and a page of each kind of package. */
describe('the compiled mini-program on miniprogram-simulate', () => {
  const cloud = (): Promise<never> => Promise.reject(new Error('no cloud in this test'));
  const host = new WeappHost(resolve(process.env.WEAPP_DIST ?? 'dist/weapp'), cloud);
  beforeAll(() => host.launch());
  afterEach(() => {
    expect(host.errors).toEqual([]);
    expect(host.largestPatch()).toBeLessThan(256 * 1024);
  });
  afterAll(() => host.close());

  test('opens on the home page, changes the letters of other pages too, and changes tabs', async () => {
    await host.enter('/pages/home/index');
    await host.tapText('长辈版');
    await host.until('长辈版 is on', () => host.drawn().includes('elder'));
    await host.tab('pages/me/index');
    expect(host.route()).toBe('pages/me/index');
    expect(host.drawn()).toContain('elder');
  });

  test('a form of a subpackage takes what is chosen and typed, and counts it', async () => {
    await host.open('/pages/reports/new/index?place=plc_0000000001');
    await host.seeText('是哪一类?');
    await host.tapText('水管漏水、渗水');
    await host.fill(WORDS);
    await host.seeText(`${WORDS.length}/500`);
  });
});
