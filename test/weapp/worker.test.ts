import { resolve } from 'node:path';
import { startWeappCloud, type WeappCloud } from '../support/weappCloud';
import { WeappHost } from '../support/weappHost';

const WORDS = '楼道口的感应灯白天也亮着';
const TABS = { overdue: '已超时', today: '今天要办', later: '往后' } as const;

interface Rows {
  rows: readonly { id: string; state: string }[];
}
interface View {
  id: string;
  state: string;
  area: { grid4: string };
}

describe('a grid worker with the compiled mini-program', () => {
  let cloud: WeappCloud;
  let host: WeappHost;
  let report: View;

  beforeAll(async () => {
    cloud = await startWeappCloud();
    const input = { place: cloud.building('ht-10').id, category: 'lamp', words: WORDS, photos: [], neighbours: true };
    report = await cloud.ok<View>('zhao', 'reports.submit', input, 'weapp-worker-0001');
    host = new WeappHost(resolve(process.env['WEAPP_DIST'] ?? 'dist/weapp'), cloud.as('grid1'));
    await host.launch();
  });
  afterEach(() => expect(host.errors).toEqual([]));
  afterAll(async () => {
    await cloud.stop();
    host.close();
  });

  // By the time of day a fresh report is due today or later: the test asks where it lies.
  const tabOf = async (): Promise<string> => {
    const area = { area: report.area.grid4, level: 'grid4' };
    for (const [tab, label] of Object.entries(TABS)) {
      const { rows } = await cloud.ok<Rows>('grid1', 'reports.desk', { ...area, tab });
      if (rows.some(({ id }) => id === report.id)) return label;
    }
    throw new Error('the report is on no part of the desk');
  };

  test('finds the report on the desk, opens it and accepts it', async () => {
    await host.tab('pages/me/index');
    await host.tapText('我的工作台');
    await host.seeRoute('pages/work/desk/index');
    await host.tapText(await tabOf());
    await host.seeText(WORDS);
    await host.tapText(WORDS);
    await host.seeRoute('pages/work/handle/index');
    await host.tapText('受理');
    await host.seeText('交办');
    const { state } = await cloud.ok<View>('zhao', 'reports.get', { id: report.id });
    expect(state).toBe('accepted');
    expect(host.largestPatch()).toBeLessThan(256 * 1024);
  });
});
