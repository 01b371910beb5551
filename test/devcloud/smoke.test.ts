import { smoke, describeSmoke } from '../../config/scripts/deployment/smoke';
import { startLocal } from './local';

test('the thirty calls of a first deployment pass here, so that a difference tells of the platform', async () => {
  const local = await startLocal({ collections: [] });
  const observations = await smoke({ app: local.app, pass: async (ms) => local.cloud.clock.advance(ms) });
  await local.stop();
  expect(describeSmoke(observations).filter((line) => !line.startsWith('ok'))).toEqual([]);
  expect(observations.reduce((sum, { calls }) => sum + calls, 0)).toBe(30);
});
