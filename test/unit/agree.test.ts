import type * as Api from '@/client/api';

const opened: string[] = [];
const shown: { title: string; content: string }[] = [];
let confirm = true;
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    showModal: (asked: { title: string; content: string }) => {
      shown.push(asked);
      return Promise.resolve({ confirm });
    },
    navigateTo: ({ url }: { url: string }) => {
      opened.push(url);
      return Promise.resolve();
    },
  },
}));
jest.mock('react', () => ({}));

interface Call {
  action: string;
  input: { scopes?: string[] };
  requestId: string;
}
const calls: Call[] = [];
let agreed: string[] = [];
/** A server that keeps nothing of anybody who has not agreed. */
const server = async (_name: string, call: Call) => {
  calls.push(call);
  if (call.action === 'people.consent') {
    agreed = [...agreed, ...(call.input.scopes ?? [])];
    return { ok: true, data: {} };
  }
  const needs = ['basic', 'home'].filter((scope) => !agreed.includes(scope));
  if (needs.length > 0) return { ok: false, error: { code: 'CONSENT_NEEDED', traceId: '', needs } };
  return { ok: true, data: { id: 'clm_0000000001' } };
};
jest.mock('@/client/call', () => ({ invoke: (name: string, call: Call) => server(name, call) }));

const { call } = require('@/client/api') as typeof Api;
const claim = () =>
  call('claims.ask', { token: 't', door: '301', as: 'owner', name: '住户甲' }, 'request-of-a-claim-1');

beforeEach(() => {
  [shown.length, calls.length, agreed, confirm] = [0, 0, [], true];
});

test('who agrees is asked once, in plain words, and what he wanted is done under the same request', async () => {
  expect(await claim()).toMatchObject({ ok: true });
  expect(shown).toHaveLength(1);
  expect(shown[0]?.content.split('\n')).toHaveLength(2);
  expect(calls.map(({ action }) => action)).toEqual(['claims.ask', 'people.consent', 'claims.ask']);
  expect(calls[2]?.requestId).toBe(calls[0]?.requestId);
  expect(calls[1]?.input).toMatchObject({ scopes: ['basic', 'home'] });
  await claim();
  expect(shown).toHaveLength(1);
});

test('who does not agree is told so, shown the whole text, and nothing is said in his name', async () => {
  confirm = false;
  expect(await claim()).toMatchObject({ ok: false, error: { code: 'CONSENT_NEEDED' } });
  expect(calls.map(({ action }) => action)).toEqual(['claims.ask']);
  expect(opened).toEqual(['/pages/privacy/policy/index']);
});

test('two things at once ask once', async () => {
  expect(await Promise.all([claim(), claim()])).toMatchObject([{ ok: true }, { ok: true }]);
  expect(shown).toHaveLength(1);
});
