import { behaviour } from '../../support/behaviours';
import { bytes, code, cosErrors, cosGet, linkOf, put, sdk, unknown } from './fileGround';

/** Temporary addresses, and what they give. */
export const downloads = [
  behaviour('a temporary address lives two hours', unknown, async (ground) => {
    const link = await linkOf(ground, await put(ground, 'hours.txt'));
    ground.local.cloud.clock.advance(7_100_000);
    expect((await fetch(link)).status).toBe(200);
    ground.local.cloud.clock.advance(200_000);
    expect((await fetch(link)).status).toBe(403);
    ground.local.cloud.clock.set(0);
  }),
  behaviour(
    'maxAge says how long a temporary address lives',
    'docs.cloudbase.net/storage/get-temp-url',
    async (ground) => {
      const link = await linkOf(ground, await put(ground, 'minute.txt'), 60);
      ground.local.cloud.clock.advance(61_000);
      expect((await fetch(link)).status).toBe(403);
      ground.local.cloud.clock.set(0);
    },
  ),
  behaviour(
    'a maxAge that is no time is an invalid parameter',
    'docs.cloudbase.net/error-code/basic',
    async (ground) => {
      const fileID = await put(ground, 'age.txt');
      await expect(linkOf(ground, fileID, -5)).rejects.toMatchObject(code('INVALID_PARAM'));
    },
  ),
  behaviour('a temporary address opens one path only', cosErrors, async (ground) => {
    const link = await linkOf(ground, await put(ground, 'one.txt'));
    await put(ground, 'two.txt');
    const answer = await fetch(link.replace('one.txt', 'two.txt'));
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')]);
  }),
  behaviour('nobody lengthens a temporary address', cosErrors, async (ground) => {
    const link = await linkOf(ground, await put(ground, 'long.txt'));
    expect((await fetch(link.replace(/t=\d+/, 't=9999999999'))).status).toBe(403);
  }),
  behaviour('an address without a signature opens nothing', cosErrors, async (ground) => {
    const link = await linkOf(ground, await put(ground, 'bare.txt'));
    expect((await fetch(link.replace(/\?.*/, ''))).status).toBe(403);
  }),
  behaviour('the address of a deleted file is of no key', cosErrors, async (ground) => {
    const fileID = await put(ground, 'soon gone.txt');
    const link = await linkOf(ground, fileID);
    await ground.app.deleteFile({ fileList: [fileID] });
    const answer = await fetch(link);
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('<Code>NoSuchKey</Code>')]);
  }),
  behaviour('COS_URL gives an address that is encoded already', `${sdk}:318-319`, async (ground) => {
    const fileID = await put(ground, '照片/门 1.jpg');
    expect((await ground.app.downloadFile({ fileID, urlType: 'COS_URL' })).fileContent).toEqual(bytes);
  }),
  behaviour('HEAD tells of a file without sending it', `${sdk}:255-258`, async (ground) => {
    const answer = await fetch(await linkOf(ground, await put(ground, 'head.jpg')), { method: 'HEAD' });
    expect([answer.headers.get('content-length'), await answer.text()]).toEqual(['6', '']);
  }),
  behaviour('a range gives a piece of a file', cosGet, async (ground) => {
    const link = await linkOf(ground, await put(ground, 'piece.txt', Buffer.from('0123456789')));
    const answer = await fetch(link, { headers: { range: 'bytes=2-4' } });
    const told = [answer.status, answer.headers.get('content-range'), await answer.text()];
    expect(told).toEqual([206, 'bytes 2-4/10', '234']);
  }),
  behaviour('a range may count from the end', cosGet, async (ground) => {
    const link = await linkOf(ground, await put(ground, 'tail.txt', Buffer.from('0123456789')));
    expect(await (await fetch(link, { headers: { range: 'bytes=-3' } })).text()).toBe('789');
  }),
  behaviour('a range behind the end cannot be satisfied', cosErrors, async (ground) => {
    const link = await linkOf(ground, await put(ground, 'short.txt', Buffer.from('0123456789')));
    const answer = await fetch(link, { headers: { range: 'bytes=10-' } });
    expect([answer.status, await answer.text()]).toEqual([416, expect.stringContaining('<Code>InvalidRange</Code>')]);
  }),
];
