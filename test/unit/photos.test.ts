import { uploadPhotos, type FormPhoto } from '@/client/photos';

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: { onNetworkStatusChange: () => undefined } }));
jest.mock('react', () => ({}));
const NARROW = 'photo-that-misses';
const mockTries = new Map<string, number>();
jest.mock('@/client/call', () => ({
  invoke: async (_name: string, { input }: { input: { count: number } }) => ({
    ok: true,
    data: { tickets: Array.from({ length: input.count }, (_, n) => ({ path: `incoming/${n}` })) },
  }),
}));
jest.mock('@/client/upload', () => ({
  isThere: async () => true,
  uploadFile: async (local: string, path: string) => {
    const tries = (mockTries.get(local) ?? 0) + 1;
    mockTries.set(local, tries);
    if (local === 'photo-that-misses' && tries < 3) throw new Error('no way through');
    return `cloud://${path}`;
  },
}));
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('of several photos only the one that did not get through is said to have missed, and all arrive', async () => {
  const missed: (string | undefined)[] = [];
  const photos = ['first', NARROW, 'last'].map((local): FormPhoto => ({ local }));
  const sent = uploadPhotos(photos, 'report', 'request-photos-0001', undefined, (which) => void missed.push(which));
  await jest.advanceTimersByTimeAsync(30_000);
  expect((await sent).map(({ fileId }) => fileId)).toEqual([0, 1, 2].map((n) => `cloud://incoming/${n}`));
  expect(missed).toEqual([NARROW, NARROW]);
  expect(mockTries.get('first')).toBe(1);
});
