import QRCode from 'qrcode';
import { productAt } from './api';
import { ADMIN } from './personas';
import type { Demo } from './seed/shapes';

/** A code for trying what happens when a wrong one is scanned. */
export interface Trial {
  id: 'foreign' | 'forged';
  caption: string;
  link: string;
}

// The signature's last but one character: the very last may carry bits that no reader looks at.
const tamper = (link: string): string => {
  const at = link.length - 2;
  return `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`;
};

/** A QR of somebody else, and one of ours with a changed signature. */
export const trialsOf = (demo: Demo): Trial[] => {
  const codes = demo.board.flatMap(({ compounds }) => compounds.flatMap(({ buildings }) => buildings));
  const real = codes.flatMap((building) => building.codes).find(({ state }) => state === 'active');
  return [
    { id: 'foreign', caption: '别家的二维码', link: 'https://shop.example/menu?table=8' },
    { id: 'forged', caption: '伪造的楼栋码', link: real ? tamper(real.link) : 'https://home.example/b/0' },
  ];
};

interface Picture {
  content: string;
}

/** The SVG of a printed building or shelf code as the product draws it, or of a trial code. */
export const createPictures = (cloudUrl: string, demo: () => Demo | undefined) => {
  const drawn = new Map<string, Promise<string>>();
  const draw = async (id: string): Promise<string | undefined> => {
    const known = demo();
    const trial = known && trialsOf(known).find((one) => one.id === id);
    if (trial) return QRCode.toString(trial.link, { type: 'svg', margin: 4, errorCorrectionLevel: 'Q' });
    const product = productAt(cloudUrl);
    const shelf = known?.shelves.find(({ number }) => number === id);
    if (shelf) {
      const asked = { counter: shelf.counter, product: shelf.product, format: 'svg' };
      return (await product.call<Picture>(ADMIN.openid, 'shop.shelfPicture', asked)).content;
    }
    return (await product.call<Picture>(ADMIN.openid, 'codes.picture', { id, format: 'svg' })).content;
  };
  return (id: string): Promise<string | undefined> => {
    const held = drawn.get(id);
    if (held) return held;
    const fresh = draw(id);
    fresh.then(
      (svg) => svg !== undefined && drawn.set(id, Promise.resolve(svg)),
      () => undefined,
    );
    return fresh;
  };
};
