import Taro from '@tarojs/taro';
import { go } from './go';
import { POLICIES, POLICY_VERSION, SCOPES } from '../domain/_kernel/policy';

type Say = (input: { version: number; scopes: (typeof SCOPES)[number][] }) => Promise<{ ok: boolean }>;

let asking: Promise<boolean> | undefined;

const ask = async (needs: readonly string[], say: Say): Promise<boolean> => {
  const scopes = SCOPES.filter((scope) => needs.includes(scope));
  const policy = POLICIES.find(({ version }) => version === POLICY_VERSION);
  const { confirm } = await Taro.showModal({
    title: '先跟您说清楚',
    content: scopes.map((scope) => policy?.scopes[scope]).join('\n'),
    confirmText: '同意',
    cancelText: '看看全文',
  });
  // Who does not agree at once may read on; nothing is lost meanwhile, and going back is refusing.
  if (!confirm) go('privacy/policy');
  return confirm && (await say({ version: POLICY_VERSION, scopes })).ok;
};

/** Asks once whether somebody agrees to what an action needs, and says so to the server; whether he does. */
export const agrees = (needs: readonly string[], say: Say): Promise<boolean> =>
  (asking ??= ask(needs, say).finally(() => (asking = undefined)));
