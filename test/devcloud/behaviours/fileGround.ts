import type { Ground } from '../../support/behaviours';

/** Where the behaviours of files are written down. */
export const sdk = '@cloudbase/node-sdk src/storage/index.ts';
export const unknown = 'docs/decisions/019-what-storage-does-not-say.md';
export const cosErrors = 'cloud.tencent.com/document/product/436/7730';
export const cosGet = 'cloud.tencent.com/document/product/436/7753';

/** Six bytes that begin as a picture does. */
export const bytes = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]);

/** Uploads a file; answers its id. */
export const put = async ({ app }: Ground, cloudPath: string, fileContent: Buffer = bytes): Promise<string> =>
  (await app.uploadFile({ cloudPath, fileContent })).fileID;

/** What the SDK downloads. */
export const contentOf = async ({ app }: Ground, fileID: string): Promise<unknown> =>
  (await app.downloadFile({ fileID })).fileContent;

/** The temporary address of a file, ready to be fetched. */
export const linkOf = async ({ app }: Ground, fileID: string, maxAge?: number): Promise<string> => {
  const { fileList } = await app.getTempFileURL({ fileList: [maxAge === undefined ? fileID : { fileID, maxAge }] });
  return encodeURI(String(fileList[0]?.tempFileURL));
};

/** An error with this code. */
export const code = (error: string): { code: string } => ({ code: error });
