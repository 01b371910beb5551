import { createReadStream, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { behaviour } from '../../support/behaviours';
import type { Ground } from '../../support/behaviours';
import { bytes, code, contentOf, cosGet, linkOf, put, sdk, unknown } from './fileGround';

const copies = 'docs.cloudbase.net/storage/copy-file';

const idOf = ({ local }: Ground, cloudPath: string): string =>
  `cloud://${local.cloud.envId}.local-${local.cloud.envId}/${cloudPath}`;
const stored = ({ local }: Ground): string[] => readdirSync(path.join(local.dataDir, 'files', local.cloud.envId));

/** Files that functions put, read, copy and delete. */
export const storage = [
  behaviour('the fileID names the environment, its bucket and the path', `${sdk}:54-127`, async (ground) => {
    expect(await put(ground, 'sheets/宏泰 3号楼.png')).toBe(
      'cloud://local-env-1.local-local-env-1/sheets/宏泰 3号楼.png',
    );
  }),
  behaviour('what is uploaded is given back, byte by byte', `${sdk}:295-357`, async (ground) => {
    const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    expect(await contentOf(ground, await put(ground, 'every.bin', every))).toEqual(every);
  }),
  behaviour('a file may be uploaded as a stream', `${sdk}:55-60`, async (ground) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-stream-'));
    writeFileSync(path.join(folder, 'big'), Buffer.alloc(3_000_000, 7));
    const content = createReadStream(path.join(folder, 'big'));
    const { fileID } = await ground.app.uploadFile({ cloudPath: 'streamed.bin', fileContent: content });
    rmSync(folder, { recursive: true });
    expect(Buffer.alloc(3_000_000, 7).equals((await contentOf(ground, fileID)) as Buffer)).toBe(true);
  }),
  behaviour('a file may be downloaded to a path', `${sdk}:332-339`, async (ground) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-down-'));
    const tempFilePath = path.join(folder, 'there');
    await ground.app.downloadFile({ fileID: await put(ground, 'there.bin'), tempFilePath });
    // The SDK answers before the file is written.
    const size = (): number | undefined => statSync(tempFilePath, { throwIfNoEntry: false })?.size;
    while (size() !== bytes.length) await new Promise((resolve) => setImmediate(resolve));
    expect(readFileSync(tempFilePath)).toEqual(bytes);
    rmSync(folder, { recursive: true });
  }),
  behaviour(
    'an upload to a path that is taken replaces the file under the same id',
    `${sdk}:124-126`,
    async (ground) => {
      const first = await put(ground, 'twice.txt', Buffer.from('one'));
      expect(await put(ground, 'twice.txt', Buffer.from('two'))).toBe(first);
      expect(String(await contentOf(ground, first))).toBe('two');
    },
  ),
  behaviour('an empty file is a file', `${sdk}:54-127`, async (ground) => {
    const fileID = await put(ground, 'empty.txt', Buffer.alloc(0));
    const answer = await fetch(await linkOf(ground, fileID));
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 0]);
  }),
  behaviour('file information tells size, kind and name', `${sdk}:242-280`, async (ground) => {
    const info = await ground.app.getFileInfo({ fileList: [await put(ground, 'sheets/door.png')] });
    expect(info.fileList[0]).toMatchObject({ code: 'SUCCESS', size: 6, mime: 'image/png', fileName: 'door.png' });
  }),
  behaviour('a file of unknown kind is a stream of octets', cosGet, async (ground) => {
    const info = await ground.app.getFileInfo({ fileList: [await put(ground, 'strange.qqq')] });
    expect(info.fileList[0]?.mime).toBe('application/octet-stream');
  }),
  behaviour(
    'a list of files keeps its order, with what is missing marked in place',
    `${sdk}:181-239`,
    async (ground) => {
      const here = await put(ground, 'here.txt');
      const { fileList } = await ground.app.getTempFileURL({ fileList: [idOf(ground, 'gone.txt'), here] });
      expect(fileList.map((file) => [file.code, file.fileID])).toEqual([
        ['STORAGE_FILE_NONEXIST', idOf(ground, 'gone.txt')],
        ['SUCCESS', here],
      ]);
    },
  ),
  behaviour('downloading what is not there is refused', `${sdk}:310-316`, async (ground) => {
    await expect(contentOf(ground, idOf(ground, 'gone.txt'))).rejects.toMatchObject(code('STORAGE_FILE_NONEXIST'));
  }),
  behaviour(
    'a fileID of another environment opens nothing here',
    'docs.cloudbase.net/storage/get-temp-url',
    async (ground) => {
      await put(ground, 'mine.txt');
      const foreign = 'cloud://other-env.local-other-env/mine.txt';
      await expect(contentOf(ground, foreign)).rejects.toMatchObject(code('STORAGE_FILE_NONEXIST'));
    },
  ),
  behaviour('a deleted file is gone, and its bytes with it', `${sdk}:133-178`, async (ground) => {
    const before = stored(ground);
    const fileID = await put(ground, 'gone soon.jpg');
    expect(stored(ground)).toHaveLength(before.length + 1);
    expect((await ground.app.deleteFile({ fileList: [fileID] })).fileList).toEqual([{ code: 'SUCCESS', fileID }]);
    expect(stored(ground)).toEqual(before);
  }),
  behaviour('deleting what is not there is told for that file alone', unknown, async (ground) => {
    const here = await put(ground, 'still here.jpg');
    const { fileList } = await ground.app.deleteFile({ fileList: [idOf(ground, 'never.jpg'), here] });
    expect(fileList.map((file) => file.code)).toEqual(['STORAGE_FILE_NONEXIST', 'SUCCESS']);
  }),
  behaviour(
    'more than 50 files at once are an invalid parameter',
    'docs.cloudbase.net/storage/get-temp-url',
    async (ground) => {
      const fileList = Array.from({ length: 51 }, () => idOf(ground, 'x.jpg'));
      await expect(ground.app.getTempFileURL({ fileList })).rejects.toMatchObject(code('INVALID_PARAM'));
      expect((await ground.app.getTempFileURL({ fileList: fileList.slice(1) })).fileList).toHaveLength(50);
    },
  ),
  behaviour('not more than 50 files are deleted at once', 'docs.cloudbase.net/error-code/basic', async (ground) => {
    const here = await put(ground, 'x51.jpg');
    const fileList = [here, ...Array.from({ length: 50 }, () => idOf(ground, 'x.jpg'))];
    await expect(ground.app.deleteFile({ fileList })).rejects.toMatchObject(code('INVALID_PARAM'));
    expect(await contentOf(ground, here)).toEqual(bytes);
  }),
  behaviour('a copy is a file of its own', copies, async (ground) => {
    const original = await put(ground, 'a.png');
    const { fileList } = await ground.app.copyFile({ fileList: [{ srcPath: 'a.png', dstPath: 'dst/a.png' }] });
    await ground.app.deleteFile({ fileList: [original] });
    expect([fileList[0]?.fileId, await contentOf(ground, idOf(ground, 'dst/a.png'))]).toEqual([
      idOf(ground, 'dst/a.png'),
      bytes,
    ]);
  }),
  behaviour('a copy that removes the original moves the file', copies, async (ground) => {
    await put(ground, 'b.png');
    await ground.app.copyFile({ fileList: [{ srcPath: 'b.png', dstPath: 'moved/b.png', removeOriginal: true }] });
    expect(await contentOf(ground, idOf(ground, 'moved/b.png'))).toEqual(bytes);
    await expect(contentOf(ground, idOf(ground, 'b.png'))).rejects.toMatchObject(code('STORAGE_FILE_NONEXIST'));
  }),
  behaviour('a copy replaces what stands there, unless told not to', unknown, async (ground) => {
    await put(ground, 'c.txt', Buffer.from('new'));
    const there = await put(ground, 'old/c.txt', Buffer.from('old'));
    const entry = { srcPath: 'c.txt', dstPath: 'old/c.txt' };
    const kept = await ground.app.copyFile({ fileList: [{ ...entry, overwrite: false }] });
    expect([kept.fileList[0]?.code, String(await contentOf(ground, there))]).toEqual(['STORAGE_FILE_EXIST', 'old']);
    await ground.app.copyFile({ fileList: [entry] });
    expect(String(await contentOf(ground, there))).toBe('new');
  }),
  behaviour('copying what is not there is told for that file alone', unknown, async (ground) => {
    await put(ground, 'd.txt');
    const { fileList } = await ground.app.copyFile({
      fileList: [
        { srcPath: 'none.txt', dstPath: 'dst/none.txt' },
        { srcPath: 'd.txt', dstPath: 'dst/d.txt' },
      ],
    });
    expect(fileList.map((file) => file.code)).toEqual(['STORAGE_FILE_NONEXIST', 'SUCCESS']);
  }),
  behaviour('a path that leads out is an invalid parameter', 'docs.cloudbase.net/error-code/basic', async (ground) => {
    for (const bad of ['../out.jpg', '/rooted.jpg', 'a//b.jpg', 'what?.jpg', `${'x'.repeat(851)}`])
      await expect(put(ground, bad)).rejects.toMatchObject(code('INVALID_PARAM'));
  }),
  behaviour('an upload that breaks off leaves nothing', `${sdk}:75-88`, async (ground) => {
    const before = stored(ground);
    const { data } = await ground.app.getUploadMetadata({ cloudPath: 'half.bin' });
    const { url, token, authorization, cosFileId } = data;
    const headers = {
      authorization,
      'x-cos-security-token': token,
      'x-cos-meta-fileid': cosFileId,
      'content-length': 1000,
    };
    await new Promise<void>((resolve) => {
      const sending = request(url, { method: 'PUT', headers });
      sending.on('error', () => resolve());
      sending.write('half', () => sending.destroy());
      sending.on('close', resolve);
    });
    await expect(contentOf(ground, idOf(ground, 'half.bin'))).rejects.toMatchObject(code('STORAGE_FILE_NONEXIST'));
    expect(stored(ground)).toEqual(before);
  }),
];
