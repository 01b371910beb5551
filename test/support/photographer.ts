import { rawDocs } from './peek';
import { cast, submitReport, tinyJpeg, type Town } from './town';
import { newRequest } from './world';

const refused = (code: string) => ({ ok: false, error: { code } });

/** The file ids that the first `count` photos of a report have in the storage of an upload. */
export const keptIds = (fileId: string, reportId: string, count: number): string[] => {
  const root = fileId.slice(0, fileId.indexOf('/u/'));
  return Array.from({ length: count }, (_, n) => `${root}/p/${reportId}/before/${n}.jpg`);
};

/** What a resident of a town does with photos. */
export const photographer = (town: Town) => {
  const { world } = town;
  const form = (photos: readonly string[], part: object = {}) => ({
    place: town.building,
    category: 'leak',
    words: '楼上渗水，天花板湿了一片',
    photos,
    neighbours: true,
    ...part,
  });
  const upload = (
    requestId: string,
    bytes: Buffer = tinyJpeg,
    n = 0,
    openid: string = cast.resident,
    purpose = 'report',
  ) => world.upload(openid, purpose, requestId, bytes, n);
  const submit = (photos: readonly string[], requestId: string, part: object = {}, openid: string = cast.resident) =>
    world.call(openid, 'reports.submit', form(photos, part), requestId);
  /** Those of the files that the storage has. */
  const present = async (ids: readonly string[]): Promise<string[]> => {
    const urls = await Promise.all(ids.map((id) => world.deps.files.urls([id])));
    return ids.filter((_, n) => urls[n]?.[0] !== '');
  };
  return { form, upload, submit, present };
};

/** Expects a submission to be refused with a code, and to leave no report, no number and no kept photo behind. */
export const expectNothingLeft = async (
  town: Town,
  photos: readonly string[],
  requestId: string,
  code: string,
  part: object = {},
): Promise<void> => {
  const { submit, upload, present } = photographer(town);
  const before = await Promise.all(['numbers', 'reports'].map((name) => rawDocs(town.world, name)));
  expect(await submit(photos, requestId, part)).toMatchObject(refused(code));
  expect(await Promise.all(['numbers', 'reports'].map((name) => rawDocs(town.world, name)))).toEqual(before);
  // The report of this request would have had this id, and its photos these places.
  const { id } = await submitReport(town, cast.resident, {}, requestId);
  expect(await present(keptIds(await upload(newRequest()), id, 6))).toEqual([]);
};
