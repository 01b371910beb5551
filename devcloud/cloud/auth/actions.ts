import { CloudError, invalidParam } from '../db/errors';
import type { Doc } from '../ejson';
import type { User, Users } from './users';

type Action = (users: Users, envId: string, params: Doc) => Doc;

const profileOf = (envId: string, { uuid, openid, created }: User): Doc => ({
  uuid,
  uid: uuid,
  openId: openid,
  envName: envId,
  loginType: 'WECHAT-MINI',
  isAnonymous: false,
  createTime: new Date(created).toISOString(),
});

const find = (users: Users, envId: string, params: Doc): User | undefined => {
  const { uuid, platform, platformId } = params;
  if (typeof uuid === 'string' && uuid !== '') return users.byUuid(envId, uuid);
  if (platform === 'OPENID' && typeof platformId === 'string') return users.byOpenid(envId, platformId);
  throw invalidParam('uuid, or platform OPENID with a platformId, is required');
};

const getUserInfoForAdmin: Action = (users, envId, params) => {
  const user = find(users, envId, params);
  if (!user) throw new CloudError('USER_NOT_EXIST', 'no such user has called this environment');
  return { data: profileOf(envId, user) };
};

/** The account actions of the wire protocol that the local cloud serves. */
export const authActions: Readonly<Record<string, Action>> = {
  'auth.getUserInfoForAdmin': getUserInfoForAdmin,
  'analytics.report': () => ({ data: {} }),
};
