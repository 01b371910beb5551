import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { behaviour } from '../../support/behaviours';
import type { Ground } from '../../support/behaviours';
import { someone, weChat, WX_APP } from '../../support/wechat';
import { PAGES } from './wechatSources';

const PHONE = '/wxa/business/getuserphonenumber';
const CODE = '/wxa/getwxacodeunlimit';

const drawn = async ({ local }: Ground, body: object): Promise<{ type: string | null; png: PNG }> => {
  const answer = await fetch(await weChat(local).address(CODE), { method: 'POST', body: JSON.stringify(body) });
  return { type: answer.headers.get('content-type'), png: PNG.sync.read(Buffer.from(await answer.arrayBuffer())) };
};
const read = ({ data, width, height }: PNG): string =>
  jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' })?.data ?? '';

/** Phone numbers, and codes to print. */
export const codes = [
  behaviour('a code of the phone button gives the phone once', PAGES.phone, async ({ local }) => {
    const { phone, call } = weChat(local);
    const openid = someone();
    const before = Math.floor(local.cloud.clock.now() / 1000);
    const { code, errMsg } = await phone(openid, 'phoneCode', { phone: '13800000001' });
    expect(errMsg).toBe('getPhoneNumber:ok');
    const answer = await call(PHONE, { code, openid });
    expect(answer).toMatchObject({
      errcode: 0,
      phone_info: {
        phoneNumber: '13800000001',
        purePhoneNumber: '13800000001',
        countryCode: '86',
        watermark: { appid: WX_APP.appid, timestamp: expect.any(Number) },
      },
    });
    const { watermark } = answer['phone_info'] as { watermark: { timestamp: number } };
    expect(watermark.timestamp - before).toBeLessThanOrEqual(60);
    expect(watermark.timestamp).toBeGreaterThanOrEqual(before);
    expect(await call(PHONE, { code, openid })).toMatchObject({ errcode: 40029 });
  }),
  behaviour('a phone code is good for five minutes', PAGES.phoneButton, async ({ local }) => {
    const { phone, call, advance } = weChat(local);
    const { code } = await phone(someone(), 'phoneCode', { phone: '13800000001' });
    await advance(300_001);
    expect(await call(PHONE, { code })).toMatchObject({ errcode: 40029 });
  }),
  behaviour("a phone code does not open under another user's name", PAGES.assumed, async ({ local }) => {
    const { phone, call } = weChat(local);
    const { code } = await phone(someone(), 'phoneCode', { phone: '13800000001' });
    expect(await call(PHONE, { code, openid: someone() })).toMatchObject({ errcode: 40003 });
    expect(await call(PHONE, { code })).toMatchObject({ errcode: 0 });
  }),
  behaviour('who bound no phone or says no gives no code', PAGES.phoneButton, async ({ local }) => {
    const { phone, control } = weChat(local);
    const openid = someone();
    expect(await phone(openid, 'phoneCode', {})).toEqual({ errMsg: 'getPhoneNumber:fail no phone' });
    await control('/wx/users', { openid, phone: '13800000002' });
    expect(await phone(openid, 'phoneCode', { answer: 'reject' })).toEqual({ errMsg: 'getPhoneNumber:fail user deny' });
    expect(await phone(openid, 'phoneCode', {})).toHaveProperty('code');
  }),
  behaviour('a code is a picture that can be read, 430 wide', PAGES.code, async (ground) => {
    const { type, png } = await drawn(ground, { scene: '1a&b=c', page: 'pages/scan/index' });
    expect({ type, width: png.width, height: png.height }).toEqual({ type: 'image/png', width: 430, height: 430 });
    expect(read(png)).toBe('wxacode:pages/scan/index?scene=1a%26b%3Dc');
  }),
  behaviour('width, version, colour and ground of a code can be chosen', PAGES.code, async (ground) => {
    const wish = {
      scene: 's',
      width: 281,
      env_version: 'trial',
      line_color: { r: '10', g: '20', b: '90' },
      is_hyaline: true,
    };
    const { png } = await drawn(ground, wish);
    expect([png.width, png.height]).toEqual([281, 281]);
    expect([...png.data.subarray(0, 4)]).toEqual([255, 255, 255, 0]);
    expect(png.data.indexOf(Buffer.from([10, 20, 90, 255]))).toBeGreaterThan(0);
    expect(read(png)).toBe('wxacode:pages/home/index?scene=s&env=trial');
  }),
  behaviour('a code is at least 280 and at most 1280 wide', PAGES.assumed, async (ground) => {
    expect((await drawn(ground, { scene: 's', width: 10 })).png.width).toBe(280);
    expect((await drawn(ground, { scene: 's', width: 9999 })).png.width).toBe(1280);
  }),
  behaviour('a failed code is JSON, not a picture', PAGES.codeLength, async ({ local }) => {
    const { address } = weChat(local);
    const answer = await fetch(await address(CODE), {
      method: 'POST',
      body: JSON.stringify({ scene: 's'.repeat(33) }),
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; encoding=utf-8']);
    expect(await answer.json()).toMatchObject({
      errcode: 40169,
      errmsg: expect.stringContaining('invalid length for scene, or the data is not json string'),
    });
  }),
  behaviour('the scene of a code has 32 characters of a small set', PAGES.code, async (ground) => {
    const { call } = weChat(ground.local);
    const scene = "0Az!#$&'()*+,/:;=?@-._~";
    expect(read((await drawn(ground, { scene, width: 280 })).png)).toContain(encodeURIComponent(scene));
    for (const bad of ['中文', 'a b', '100%'])
      expect(await call(CODE, { scene: bad })).toMatchObject({ errcode: 40129 });
    expect(await call(CODE, { scene: '' })).toMatchObject({ errcode: 40169 });
    expect(await call(CODE, { scene: 'scancode_time=1' })).toMatchObject({ errcode: 85096 });
  }),
  behaviour('the page of a code is released, without slash and parameters', PAGES.code, async (ground) => {
    const { call } = weChat(ground.local);
    for (const page of ['/pages/scan/index', 'pages/scan/index?a=1', 'pages/none']) {
      expect(await call(CODE, { scene: 's', page })).toMatchObject({ errcode: 41030 });
    }
    const unreleased = await drawn(ground, { scene: 's', page: 'pages/none', check_path: false, width: 280 });
    expect(read(unreleased.png)).toBe('wxacode:pages/none?scene=s');
  }),
];
