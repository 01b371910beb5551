import { Clock } from '../../devcloud/cloud/clock';
import { startLocal } from './local';
import type { Local } from './local';

let local: Local;
let now = Date.now();
const bytes = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]);

beforeAll(async () => {
  local = await startLocal({ clock: new Clock(undefined, () => now) });
});
afterAll(() => local.stop());

const upload = async (path: string, openid: string, body: Buffer = bytes): Promise<Record<string, unknown>> => {
  const response = await fetch(`${local.cloud.url}/client/upload?path=${encodeURIComponent(path)}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg', 'x-openid': openid },
    body: new Uint8Array(body),
  });
  return (await response.json()) as Record<string, unknown>;
};

const temporary = async (fileID: string, maxAge: number): Promise<string> => {
  const { fileList } = await local.app.getTempFileURL({ fileList: [{ fileID, maxAge }] });
  return String(fileList[0]?.tempFileURL);
};

describe('storage', () => {
  it('stores what a function uploads and gives it back', async () => {
    const { fileID } = await local.app.uploadFile({ cloudPath: 'sheets/宏泰 3号楼.png', fileContent: bytes });
    expect(fileID).toBe('cloud://local-env-1.local-local-env-1/sheets/宏泰 3号楼.png');
    expect((await local.app.downloadFile({ fileID })).fileContent).toEqual(bytes);
    const info = await local.app.getFileInfo({ fileList: [fileID] });
    expect(info.fileList[0]).toMatchObject({ code: 'SUCCESS', size: 6, mime: 'image/png' });
  });

  it('gives temporary URLs that end', async () => {
    const { fileID } = await local.app.uploadFile({ cloudPath: 'a.jpg', fileContent: bytes });
    const url = await temporary(fileID, 60);
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect((await fetch(url.replace('a.jpg', 'b.jpg'))).status).toBe(403);
    expect((await fetch(url.replace(/t=\d+/, 't=9999999999'))).status).toBe(403);
    expect((await fetch(`${local.cloud.url}/storage/a.jpg`)).status).toBe(403);
    now += 61_000;
    expect((await fetch(url)).status).toBe(403);
  });

  it('deletes, and says which files are not there', async () => {
    const { fileID } = await local.app.uploadFile({ cloudPath: 'gone.jpg', fileContent: bytes });
    expect((await local.app.deleteFile({ fileList: [fileID] })).fileList[0]).toMatchObject({ code: 'SUCCESS' });
    const { fileList } = await local.app.getTempFileURL({ fileList: [fileID] });
    expect(fileList[0]).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
    await expect(local.app.downloadFile({ fileID })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
    await expect(local.app.deleteFile({ fileList: Array.from({ length: 51 }, () => fileID) })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    });
  });

  it('refuses an upload whose signature is for another path', async () => {
    const { data } = (await local.app.getUploadMetadata({ cloudPath: 'mine.jpg' })) as {
      data: { url: string; authorization: string };
    };
    const put = (url: string) =>
      fetch(url, { method: 'PUT', headers: { authorization: data.authorization }, body: 'x' });
    expect((await put(data.url.replace('mine', 'yours'))).status).toBe(403);
    expect((await put(data.url)).status).toBe(200);
    await expect(local.app.uploadFile({ cloudPath: '../out.jpg', fileContent: bytes })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    });
  });

  it('lets a client write only under the prefix, and only over files of its own', async () => {
    const { fileID } = await upload('u/t1.jpg', 'o-wang');
    expect((await local.app.downloadFile({ fileID: String(fileID) })).fileContent).toEqual(bytes);
    expect(await upload('u/t1.jpg', 'o-wang', Buffer.from('again'))).toMatchObject({ fileID });
    expect(await upload('u/t1.jpg', 'o-li')).toMatchObject({ errCode: -503003 });
    expect(await upload('sheets/x.jpg', 'o-wang')).toMatchObject({ errCode: -503003 });
    expect(await upload('u/../sheets/x.jpg', 'o-wang')).toMatchObject({ errCode: -503002 });
    expect(String((await local.app.downloadFile({ fileID: String(fileID) })).fileContent)).toBe('again');
  });
});
