import QRCode from 'qrcode';

/** Q survives a quarter of the picture being torn or dirty; the quiet zone is what the standard asks for. */
export const QUIET = 4;
const PRINT = { errorCorrectionLevel: 'Q', margin: QUIET } as const;
/** How wide a PNG is, in pixels: to be printed, or shown on a phone. */
const WIDTH = { printed: 740, shown: 300 } as const;
// Grey, each row told from the one above: six times quicker than trying all filters, and smaller.
const PNG = { colorType: 0, filterType: 2, deflateLevel: 6, deflateStrategy: 0 } as const;

/** The dark squares of a QR code as strips, in squares from its upper left corner; the quiet zone is the drawer’s. */
export interface Strips {
  size: number;
  strips: readonly { x: number; y: number; width: number }[];
}

/** Squares to be drawn by hand, row by row, as few strips as there can be. */
export const stripsOf = (text: string): Strips => {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: PRINT.errorCorrectionLevel }).modules;
  const strips: { x: number; y: number; width: number }[] = [];
  for (let at = 0; at < data.length; at += 1) {
    const [x, y] = [at % size, Math.floor(at / size)];
    const last = strips.at(-1);
    if (!data[at]) continue;
    if (last && last.y === y && last.x + last.width === x) last.width += 1;
    else strips.push({ x, y, width: 1 });
  }
  return { size, strips };
};

/** A text as a QR code: SVG, or a PNG in base64. */
export const drawCode = async (
  text: string,
  format: 'svg' | 'png',
  use: keyof typeof WIDTH = 'printed',
): Promise<string> =>
  format === 'svg'
    ? QRCode.toString(text, { ...PRINT, type: 'svg' })
    : (await QRCode.toBuffer(text, { ...PRINT, type: 'png', width: WIDTH[use], rendererOpts: PNG })).toString('base64');
