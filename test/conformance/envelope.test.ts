import { reports } from '../../src/domain/reports/contract';
import { api } from '../../cloudfunctions/composition';
import type { Api } from '../../cloudfunctions/_kernel/serve';
import { cast } from '../support/town';
import { newRequest, startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test.each([
  'reports.nope',
  'reports',
  'reports.get.get',
  'reports.submit.again',
  'reports.__proto__',
  'reports.constructor',
  '__proto__.toString',
  'constructor.name',
  '',
  '.',
  7,
  null,
  ['reports', 'get'],
])('no action is called %j', async (action) => {
  const answer = await world.call(cast.resident, action as string, {});
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('who is only a visitor is refused where more trust is needed, before his input is read', async () => {
  const sure: Api = { ...api, reports: { ...api.reports, domain: { get: { ...reports.get, trust: 'household' } } } };
  const answer = await world.call(cast.resident, 'reports.get', { garbage: true }, newRequest(), sure);
  expect(answer).toMatchObject({ ok: false, error: { code: 'TRUST_TOO_LOW' } });
});

test.each([null, undefined, 7, 'text', []])('an event that is %j is answered, not thrown', async (event) => {
  const { serve } = await import('../../cloudfunctions/_kernel/serve');
  const { enter } = await import('../../cloudfunctions/people/handlers');
  const { contextOf } = await import('../support/world');
  const answer = await serve(api, enter, world.deps)(event, contextOf(cast.resident));
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('an input nested without end is refused, not a fault of ours', async () => {
  const nested = JSON.parse(`${'['.repeat(40_000)}${']'.repeat(40_000)}`) as unknown;
  const answer = await world.call(cast.resident, 'reports.get', { id: nested });
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID' } });
});
