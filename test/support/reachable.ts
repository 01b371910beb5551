import { postJson } from './peek';
import type { World } from './world';

const NUMBER = '13900000004';

/** What WeChat’s phone button gives somebody. */
export const phoneCode = async ({ cloud }: Pick<World, 'cloud'>, openid: string, phone: string): Promise<string> =>
  (await postJson<{ code: string }>(`${cloud.url}/client/phoneCode`, { phone }, openid)).code;

/** Lets people leave a phone number by WeChat’s button, as whoever promises something must. */
export const leavePhone = async (world: World, ...openids: readonly string[]): Promise<void> => {
  const leave = async (openid: string) =>
    world.ok(openid, 'people.bindPhone', { code: await phoneCode(world, openid, NUMBER) });
  await Promise.all(openids.map(leave));
};
