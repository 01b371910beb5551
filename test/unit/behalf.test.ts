import fc from 'fast-check';
import { BEHALF_SCOPES, standsFor, type Standing } from '../../src/domain/_kernel/behalf';

const proxies = fc.record({
  state: fc.constantFrom('asked', 'consented', 'revoked', 'ended'),
  agent: fc.constantFrom('per_daughter', 'per_somebody'),
  scopes: fc.subarray([...BEHALF_SCOPES]),
  validTo: fc.integer({ min: 0, max: 20 }),
});
const scopes = fc.constantFrom(...BEHALF_SCOPES);
const moments = fc.integer({ min: 0, max: 20 });
const good: Standing = { state: 'consented', agent: 'per_daughter', scopes: ['report'], validTo: 10 };

test('whatever stands stands for one person, for what was agreed, and no longer than it was', () => {
  fc.assert(
    fc.property(proxies, scopes, moments, (proxy, scope, at) => {
      if (!standsFor(proxy, 'per_daughter', scope, at)) return;
      expect(proxy).toMatchObject({ state: 'consented', agent: 'per_daughter' });
      expect(proxy.scopes).toContain(scope);
      expect(standsFor(proxy, 'per_somebody', scope, at)).toBe(false);
      expect(standsFor(proxy, 'per_daughter', scope, proxy.validTo)).toBe(false);
      expect(standsFor({ ...proxy, scopes: proxy.scopes.filter((one) => one !== scope) }, proxy.agent, scope, at)).toBe(
        false,
      );
    }),
  );
});

test('each of the conditions alone decides', () => {
  const stands = (part: Partial<Standing>, at = 9) => standsFor({ ...good, ...part }, 'per_daughter', 'report', at);
  expect(stands({})).toBe(true);
  expect(stands({}, 10)).toBe(false);
  expect(stands({ agent: 'per_mother' })).toBe(false);
  expect(stands({ scopes: ['wish', 'order'] })).toBe(false);
  for (const state of ['asked', 'revoked', 'ended']) expect(stands({ state })).toBe(false);
});
