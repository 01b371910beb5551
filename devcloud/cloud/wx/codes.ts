import { PNG } from 'pngjs';
import QRCode from 'qrcode';
import type { Body } from './answers';
import { isBody, Picture, WxError } from './answers';
import type { WxApi, WxSide } from './side';

const SCENE = /^[\w!#$&'()*+,/:;=?@.~-]*$/;
const VERSIONS = ['release', 'trial', 'develop'];
const QUIET = 4;
type Colour = readonly [number, number, number];

const sceneIn = (scene: unknown): string => {
  if (typeof scene !== 'string' || scene === '' || scene.length > 32)
    throw new WxError(40169, 'invalid length for scene, or the data is not json string');
  if (!SCENE.test(scene)) throw new WxError(40129, 'invalid scene');
  if (scene.includes('scancode_time')) throw new WxError(85096, 'not allow include scancode_time field');
  return scene;
};

const pageIn = ({ pages }: WxSide, { page, check_path: check }: Body): string => {
  if (page === undefined || page === '') return pages?.[0] ?? '';
  if (typeof page === 'string' && page.includes('scancode_time'))
    throw new WxError(85096, 'not allow include scancode_time field');
  const formed = typeof page === 'string' && /^[^/?\s][^?\s]*$/.test(page);
  if (!formed || (check !== false && pages && !pages.includes(page))) throw new WxError(41030, 'invalid page');
  return page;
};

const widthIn = (width: unknown): number =>
  typeof width === 'number' ? Math.min(1280, Math.max(280, Math.round(width))) : 430;

const colourIn = (colour: unknown): Colour => {
  const part = (name: string): number => Math.min(255, Math.max(0, Number(isBody(colour) ? (colour[name] ?? 0) : 0)));
  return [part('r'), part('g'), part('b')];
};

/** Draws the code with exactly `width` pixels to a side. */
const draw = (text: string, width: number, ink: Colour, paper: number): Buffer => {
  const { data, size } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const whole = size + 2 * QUIET;
  const cells = Array.from({ length: width }, (_, pixel) => Math.floor((pixel * whole) / width) - QUIET);
  const [dark, light] = [Buffer.from([...ink, 255]), Buffer.from([255, 255, 255, paper])];
  const line = (row: number): Buffer =>
    Buffer.concat(
      cells.map((column) => {
        const inside = row >= 0 && row < size && column >= 0 && column < size;
        return inside && data[row * size + column] === 1 ? dark : light;
      }),
    );
  const lines = new Map([...new Set(cells)].map((row) => [row, line(row)] as const));
  const png = new PNG({ width, height: width });
  for (const [y, row] of cells.entries()) lines.get(row)?.copy(png.data, y * width * 4);
  return PNG.sync.write(png, { filterType: 0 });
};

const makeCode = (side: WxSide, body: Body): Picture => {
  const scene = sceneIn(body['scene']);
  const page = pageIn(side, body);
  const version = body['env_version'] ?? 'release';
  if (!VERSIONS.includes(String(version))) throw new WxError(40097, 'invalid args: env_version');
  const text = `wxacode:${page}?scene=${encodeURIComponent(scene)}${version === 'release' ? '' : `&env=${String(version)}`}`;
  const paper = body['is_hyaline'] === true ? 0 : 255;
  return new Picture(draw(text, widthIn(body['width']), colourIn(body['line_color']), paper));
};

/**
 * `/wxa/getwxacodeunlimit`: a picture of `wxacode:{page}?scene={scene}`. It is a QR code, which any scanner reads;
 * WeChat's own round code cannot be drawn outside WeChat.
 */
export const getWxaCodeUnlimit: WxApi = {
  path: '/wxa/getwxacodeunlimit',
  openid: () => undefined,
  refuse: [45009, 'reach max api minute quota limit'],
  run: makeCode,
};
