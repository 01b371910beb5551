import { behaviour } from '../../support/behaviours';
import type { Ground } from '../../support/behaviours';
import type { Local } from '../local';

const sdk = '@cloudbase/node-sdk src/storage/index.ts';
const unknown = 'docs/decisions/019-what-storage-does-not-say.md';
const rules = 'docs.cloudbase.net/storage/security-rules';
const wxUpload =
  'developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/storage/uploadFile/client.uploadFile.html';

interface Metadata {
  url: string;
  token: string;
  authorization: string;
  fileId: string;
  cosFileId: string;
}

const metadata = async ({ app }: Ground, cloudPath: string): Promise<Metadata> =>
  (await app.getUploadMetadata({ cloudPath })).data as unknown as Metadata;
const send = async (
  url: string,
  { token, authorization, cosFileId }: Metadata,
): Promise<{ status: number; text: string }> => {
  const headers = { authorization, 'x-cos-security-token': token, 'x-cos-meta-fileid': cosFileId };
  const answer = await fetch(url, { method: 'PUT', headers, body: 'x' });
  return { status: answer.status, text: await answer.text() };
};
const fromClient = async (local: Local, path: string, openid: string, body = 'picture'): Promise<object> => {
  const url = `${local.cloud.url}/client/upload?path=${encodeURIComponent(path)}`;
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { 'x-openid': openid, 'content-type': 'image/jpeg' },
    body,
  });
  return (await answer.json()) as object;
};
const asCaller = async <T>(openid: string, work: () => Promise<T>): Promise<T> => {
  process.env['WX_OPENID'] = openid;
  try {
    return await work();
  } finally {
    delete process.env['WX_OPENID'];
  }
};

/** Who may put files where. */
export const uploads = [
  behaviour('an upload is a signed PUT that answers nothing', `${sdk}:61-99`, async (ground) => {
    const given = await metadata(ground, 'signed.txt');
    expect(await send(given.url, given)).toEqual({ status: 200, text: '' });
  }),
  behaviour('the id in the headers is plain ASCII whatever the path', `${sdk}:66-72`, async (ground) => {
    const { fileId, cosFileId } = await metadata(ground, '照片/门.jpg');
    expect([fileId, /^[\w-]+$/.test(cosFileId)]).toEqual([expect.stringMatching(/照片\/门\.jpg$/), true]);
  }),
  behaviour('a signature opens one path only', 'cloud.tencent.com/document/product/436/7730', async (ground) => {
    const given = await metadata(ground, 'mine.jpg');
    const { status, text } = await send(given.url.replace('mine', 'yours'), given);
    expect([status, text]).toEqual([403, expect.stringContaining('<Code>SignatureDoesNotMatch</Code>')]);
  }),
  behaviour('a refusal has the four fields that the SDK takes apart', `${sdk}:90-122`, async (ground) => {
    const given = await metadata(ground, 'fields.jpg');
    const { text } = await send(given.url, { ...given, authorization: 'none' });
    for (const field of ['Code', 'Message', 'RequestId', 'TraceId'])
      expect(text).toMatch(new RegExp(`<${field}>[^<]+</${field}>`));
  }),
  behaviour('an upload without its security token is refused', unknown, async (ground) => {
    const given = await metadata(ground, 'token.jpg');
    expect((await send(given.url, { ...given, token: 'another' })).text).toContain('<Code>InvalidAccessKeyId</Code>');
  }),
  behaviour('an upload under the id of another file is refused', unknown, async (ground) => {
    const given = await metadata(ground, 'id.jpg');
    const { cosFileId } = await metadata(ground, 'other id.jpg');
    expect((await send(given.url, { ...given, cosFileId })).text).toContain('<Code>InvalidArgument</Code>');
  }),
  behaviour('the permission to upload ends after a quarter of an hour', unknown, async (ground) => {
    const given = await metadata(ground, 'late.jpg');
    ground.local.cloud.clock.advance(901_000);
    expect((await send(given.url, given)).status).toBe(403);
    ground.local.cloud.clock.set(0);
  }),
  behaviour('a client writes under the prefix of the rule', rules, async ({ local, app }) => {
    const { fileID } = (await fromClient(local, 'u/t1.jpg', 'o-wang')) as { fileID: string };
    expect(String((await app.downloadFile({ fileID })).fileContent)).toBe('picture');
  }),
  behaviour('a client writes nowhere else', rules, async ({ local }) => {
    expect(await fromClient(local, 'sheets/x.jpg', 'o-wang')).toMatchObject({ errCode: -503003 });
  }),
  behaviour('a client replaces a file of its own', wxUpload, async ({ local, app }) => {
    await fromClient(local, 'u/t2.jpg', 'o-wang');
    const { fileID } = (await fromClient(local, 'u/t2.jpg', 'o-wang', 'again')) as { fileID: string };
    expect(String((await app.downloadFile({ fileID })).fileContent)).toBe('again');
  }),
  behaviour('a client does not replace the file of another', rules, async ({ local, app }) => {
    const { fileID } = (await fromClient(local, 'u/t3.jpg', 'o-wang')) as { fileID: string };
    expect(await fromClient(local, 'u/t3.jpg', 'o-li', 'stolen')).toMatchObject({ errCode: -503003 });
    expect(String((await app.downloadFile({ fileID })).fileContent)).toBe('picture');
  }),
  behaviour('a client’s path does not climb out of its prefix', rules, async ({ local }) => {
    expect(await fromClient(local, 'u/../sheets/x.jpg', 'o-wang')).toMatchObject({ errCode: -503002 });
  }),
  behaviour(
    'no rule lets a client read: files are shown by temporary addresses',
    `${sdk}:379-438`,
    async ({ local, app }) => {
      await fromClient(local, 'u/own.jpg', 'o-wang');
      const asked = { fileList: [{ path: 'u/own.jpg', type: 'READ' }] };
      const { data } = await asCaller('o-wang', () => app.getFileAuthority(asked));
      expect(data).toEqual([{ path: 'u/own.jpg', cosFileId: expect.stringMatching(/^[\w-]+$/), read: false }]);
    },
  ),
  behaviour('without a caller the SDK asks for no authority', `${sdk}:405-413`, async ({ app }) => {
    const asked = app.getFileAuthority({ fileList: [{ path: 'u/own.jpg', type: 'READ' }] });
    await expect(asked).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  }),
];
