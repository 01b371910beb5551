import { resolve } from 'node:path';
import { WeappHost } from '../support/weappHost';

describe('the compiled mini-program', () => {
  const cloud = (): Promise<never> => Promise.reject(new Error('no cloud in this test'));
  const host = new WeappHost(resolve(process.env.WEAPP_DIST ?? 'dist/weapp'), cloud);
  beforeAll(() => host.launch());
  afterAll(() => host.close());

  test('opens on the home page, changes tabs, and opens a page of a subpackage', async () => {
    expect(host.route()).toBe('pages/home/index');
    await host.tab('pages/me/index');
    expect(host.route()).toBe('pages/me/index');
    await host.open('/pages/reports/new/index');
    expect(host.route()).toBe('pages/reports/new/index');
    expect(host.errors).toEqual([]);
  });
});
