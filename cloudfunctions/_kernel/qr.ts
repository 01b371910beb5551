import QRCode from 'qrcode';

/** Q survives a quarter of the picture being torn or dirty; the quiet zone is what the standard asks for. */
const PRINT = { errorCorrectionLevel: 'Q', margin: 4 } as const;
const PNG_WIDTH = 740;

/** A text as a QR code: SVG, or a PNG in base64. */
export const drawCode = async (text: string, format: 'svg' | 'png'): Promise<string> =>
  format === 'svg'
    ? QRCode.toString(text, { ...PRINT, type: 'svg' })
    : (await QRCode.toBuffer(text, { ...PRINT, type: 'png', width: PNG_WIDTH })).toString('base64');
