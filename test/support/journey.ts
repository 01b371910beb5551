import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { productAt, type Product } from '../../devcloud/stage/api';
import { personaOf } from '../../devcloud/stage/personas';
import { openBrowser } from './browser';
import { takePhone, type Phone } from './phone';
import { startTestSystem, type TestSystem } from './stage';

type Row = { id: string; name: string; kind: string };
type Code = { id: string; link: string; state: string };
interface Sent {
  path: string;
  body: { touser?: string; data?: Record<string, { value: string }> };
  answer: { errcode?: number };
}
interface Board {
  board: { compounds: { buildings: { codes: { link: string; state: 'active' | 'revoked' | 'gone' }[] }[] }[] }[];
}

/** The running system as a test meets it: printed codes, the hand of time, and what WeChat was told. */
export interface Site {
  /** The link in the PNG that the product renders for a place, read by a decoder that is not ours. */
  printed: (...names: readonly string[]) => Promise<string>;
  /** A printed code of the demo that is no longer good. */
  spent: (state: 'revoked' | 'gone') => Promise<string>;
  /** What WeChat's sandbox delivered to one person about one case, in order, from its raw log. */
  told: (number: string, persona: string) => Promise<string[]>;
  /** Lets a person agree to a number of messages, as tapping “提醒我” that often does. */
  agree: (persona: string, template: 'progress' | 'task', times: number) => Promise<void>;
  minute: () => Promise<unknown>;
  /** The product itself, spoken to without a phone. */
  product: Product;
  system: TestSystem;
}

/** A system of its own with phones of the h5 build. */
export interface Journey extends Site {
  phone: (persona: string) => Promise<Phone>;
  /** Puts all phones down; what went wrong in any of them. */
  putDown: () => Promise<string[]>;
  stop: () => Promise<void>;
}

const openid = (key: string): string => personaOf(key).openid;

/** The page WeChat opens for a scanned ordinary link. */
export const landing = (link: string): string =>
  `pages/scan/index?q=${encodeURIComponent(link)}&scancode_time=${Math.floor(Date.now() / 1000)}`;

/** The id of a place by the names above it, from the district down. */
export const placeAt = async (product: Product, names: readonly string[]): Promise<string> => {
  const below = async (id: string) =>
    (await product.call<{ rows: Row[] }>(openid('wang'), 'places.children', { id })).rows;
  let at = (await product.call<{ rows: Row[] }>(openid('wang'), 'places.top', {})).rows[0]?.id ?? '';
  for (const name of names) at = (await below(at)).find((row) => row.name === name)?.id ?? '';
  return at;
};

const read = (png: string): string => {
  const { data, width, height } = PNG.sync.read(Buffer.from(png, 'base64'));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? '';
};

const known = new Map<string, string>();

/** What a picture says, read by a decoder that is not ours; the same picture is read once. */
export const decoded = (png: string): string => {
  const said = known.get(png) ?? read(png);
  known.set(png, said);
  return said;
};

const printedBy =
  (product: Product): Site['printed'] =>
  async (...names) => {
    const staff = openid('staff');
    const place = await placeAt(product, names);
    const { rows } = await product.call<{ rows: Code[] }>(staff, 'codes.ofPlace', { place });
    const code = rows.find(({ state }) => state === 'active');
    const picture = await product.call<{ content: string }>(staff, 'codes.picture', { id: code?.id, format: 'png' });
    return decoded(picture.content);
  };

const spentOn =
  (port: number): Site['spent'] =>
  async (state) => {
    const { board } = (await (await fetch(`http://127.0.0.1:${port}/api/state`)).json()) as Board;
    const buildings = board.flatMap(({ compounds }) => compounds).flatMap((compound) => compound.buildings);
    return buildings.flatMap(({ codes }) => codes).find((code) => code.state === state)?.link ?? '';
  };

const toldBy =
  (cloudUrl: string): Site['told'] =>
  async (number, persona) => {
    const answer = await fetch(`${cloudUrl}/control/wx/requests?after=0`);
    const { requests } = (await answer.json()) as { requests: Sent[] };
    const delivered = requests.filter(({ path, body, answer: said }) => {
      const about = path.endsWith('/subscribe/send') && body.data?.['thing1']?.value === number;
      return about && body.touser === openid(persona) && !said.errcode;
    });
    return delivered.map(({ body }) => body.data?.['phrase2']?.value ?? '待办');
  };

const agreeing =
  (product: Product): Site['agree'] =>
  async (persona, key, times) => {
    for (let n = 0; n < times; n += 1) {
      await product.subscribe(openid(persona), [`tmpl-${key}-local`]);
      const input = { answers: [{ key, answer: 'accept' }] };
      await product.call(
        openid(persona),
        'notifications.consent',
        input,
        `agree-${persona}-${key}-${n}`.padEnd(24, '0'),
      );
    }
  };

/** What tests do with a running system. */
export const siteOf = (system: TestSystem): Site => {
  const product = productAt(system.cloud.url);
  return {
    printed: printedBy(product),
    spent: spentOn(system.stage.port),
    told: toldBy(system.cloud.url),
    agree: agreeing(product),
    minute: system.minute,
    product,
    system,
  };
};

/** Starts the whole system with its demo data, and a browser. */
export const openJourney = async (): Promise<Journey> => {
  const system = await startTestSystem();
  const chrome = await openBrowser();
  const phones: Phone[] = [];
  return {
    ...siteOf(system),
    phone: async (persona) => {
      const taken = await takePhone(chrome, system.stage.port, persona);
      phones.push(taken);
      return taken;
    },
    putDown: async () => {
      const down = phones.splice(0);
      await Promise.all(down.map((one) => one.close()));
      return down.flatMap((one) => one.faults());
    },
    stop: async () => {
      await chrome.close();
      await system.stop();
    },
  };
};
