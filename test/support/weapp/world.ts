import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { personaOf } from '../../../devcloud/stage/personas';
import type { TestBrowser } from '../browser';
import type { Driver, PhoneSize, World } from '../driver';
import { handsOn } from '../hands';
import { pathOf, queryOf } from './messages';
import { readPackage } from './package';
import { PAGE, WeappPhone } from './phone';

const SHOTS = join(__dirname, '../../../screenshots');

/** What the compiled package runs against. */
export interface WeappSystem {
  chrome: TestBrowser;
  cloudUrl: string;
  /** The folder of the package. */
  dist: string;
}

const tapping =
  (phone: WeappPhone, tap: Driver['tap']): Driver['tap'] =>
  async (name) => {
    const before = await phone.taps();
    await tap(name);
    if ((await phone.taps()) === before) throw new Error(`nothing in the app hears a tap on “${name}”`);
  };

const choosing =
  (phone: WeappPhone): Driver['choosePhoto'] =>
  async (name, jpeg) => {
    phone.held.photos.push(jpeg);
    const taken = new Promise<void>((done) => (phone.held.taken = done));
    await phone.front().getByRole('button', { name }).first().tap();
    await taken;
  };

const choosingFile =
  (phone: WeappPhone): Driver['chooseFile'] =>
  async (name, bytes, filename) => {
    phone.held.sheets.push({ name: filename, bytes });
    const taken = new Promise<void>((done) => (phone.held.taken = done));
    await phone.front().getByRole('button', { name }).first().tap();
    await taken;
  };

/** The platform’s own question: no stands before yes. */
const answering =
  (page: WeappPhone['page']): Driver['answer'] =>
  (yes) =>
    page
      .getByRole('dialog')
      .last()
      .getByRole('button')
      .nth(yes ? 1 : 0)
      .tap();

const driverOn = (phone: WeappPhone): Driver => {
  const { page, held } = phone;
  const hands = handsOn(() => page, PAGE);
  const tap = tapping(phone, hands.tap);
  const enter = (route: string) => ({ path: pathOf(route), query: queryOf(route), scene: 1014 });
  return {
    ...hands,
    tap,
    open: (route) => phone.start(enter(route)),
    scan: (link) =>
      phone.enter('pages/scan/index', {
        q: encodeURIComponent(link),
        scancode_time: String(Math.floor(Date.now() / 1000)),
      }),
    hold: (code) => void (held.code = code),
    tab: (name) => page.getByRole('tab', { name, exact: true }).tap(),
    back: async () => phone.back(),
    choosePhoto: choosing(phone),
    chooseFile: choosingFile(phone),
    opened: () => held.opened.next(),
    answer: answering(page),
    route: async () => (await hands.look()).route,
    offline: (on) => phone.offline(on),
    restart: () => phone.start(),
    shot: async (name) => {
      mkdirSync(SHOTS, { recursive: true });
      await page.screenshot({ path: join(SHOTS, `weapp-${name}.png`) });
    },
    faults: () => phone.faults,
    close: async () => {
      await phone.stop();
      await page.context().close();
    },
  };
};

/** The world in which the compiled package runs, on WeChat's own component engine. */
export const weappWorld = async ({ chrome, cloudUrl, dist }: WeappSystem): Promise<World> => {
  const pack = readPackage(dist);
  const phones: Driver[] = [];
  return {
    name: 'weapp',
    phone: async (persona, { fontScale = 1, ...size }: PhoneSize = {}) => {
      const context = await chrome.phone(size);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const owner = { cloudUrl, openid: personaOf(persona).openid, fontScale };
      const driver = driverOn(new WeappPhone(page, context, pack, owner));
      phones.push(driver);
      return driver;
    },
    close: async () => {
      await Promise.all(phones.splice(0).map((one) => one.close()));
    },
  };
};
