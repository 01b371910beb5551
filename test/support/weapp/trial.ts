import { personaOf } from '../../../devcloud/stage/personas';
import { openBrowser } from '../browser';
import { siteOf } from '../journey';
import { layGround, type Ground } from '../looks/ground';
import { screensOf } from '../looks/pages';
import { eachPerson, type Screen } from '../looks/screen';
import { startTestSystem } from '../stage';
import type { Stored } from './messages';
import { readPackage } from './package';
import { WeappPhone } from './phone';
import { Probe, type Bench } from './probe';

/** A bench on which packages are compared with the one that was built. */
export interface Trial {
  /** What a person finds different in this package; of a changed file only the screens that it serves are looked at. */
  differs: (folder: string, file: string | undefined) => Promise<string | undefined>;
  stop: () => Promise<void>;
}

const firstDifference = (here: readonly string[], there: readonly string[]): string | undefined => {
  const n = there.findIndex((line, at) => line !== here[at]);
  if (n >= 0) return `${here[n] ?? 'nothing'} instead of ${there[n]}`;
  return here.length > there.length ? `${here[there.length]} too much` : undefined;
};

/** The screens that a file serves: those of its page or subpackage, or all. */
const served = (screens: readonly Screen[], file: string | undefined): readonly Screen[] => {
  const folder = /^(pages\/.+)\/[^/]+$/.exec(file ?? '')?.[1]?.replace(/\/sub-common$/, '');
  const own = screens.filter(({ page }) => folder !== undefined && page.startsWith(`${folder}/`));
  return own.length > 0 ? own : screens;
};

/** How many persons look at a time. */
const HANDS = 3;

// Who opens his inbox has read it, and everything looks otherwise afterwards.
const CHANGED = /^pages\/inbox\//;

// Each scan is counted, and staff see how often: whoever scans looks last, and what others saw is seen anew afterwards.
const COUNTED = /^pages\/scan\//;

const apart = (
  screens: readonly Screen[],
  first: (screen: Screen) => boolean,
): readonly [readonly Screen[], readonly Screen[]] => [screens.filter(first), screens.filter((one) => !first(one))];

// One screen for each page, with something on it, those of one person together; what must be tapped to be seen is the
// journeys’ matter.
const oneEach = (screens: readonly Screen[]): Screen[] => {
  const bare = screens.filter(({ taps = [] }) => taps.length === 0);
  const pages = new Map([...bare].reverse().map((screen) => [screen.page, screen]));
  for (const screen of bare) if (screen.state === 'many' && !CHANGED.test(screen.page)) pages.set(screen.page, screen);
  return [...pages.values()].sort((a, b) => (a.persona < b.persona ? -1 : a.persona > b.persona ? 1 : 0));
};

// People who stand somewhere: their phones remember the building whose code they have scanned.
const settled = async (bench: Bench, folder: string, { homes }: Ground): Promise<Bench['stored']> => {
  const stored: Record<string, Readonly<Record<string, Stored>>> = {};
  for (const [persona, link] of Object.entries(homes)) {
    const page = await bench.context.newPage();
    const owner = { cloudUrl: bench.cloudUrl, openid: personaOf(persona).openid, fontScale: 1 };
    const phone = new WeappPhone(page, bench.context, readPackage(folder), owner);
    await phone.start({ path: 'pages/scan/index', query: { q: encodeURIComponent(link) }, scene: 1011 });
    await phone.front().getByText('对，是这里', { exact: true }).tap();
    await phone.front().getByText('报问题', { exact: true }).waitFor();
    stored[persona] = phone.memory();
    await phone.stop();
    await page.close();
  }
  return stored;
};

/** Compares one person’s screens of a package with those of the package as it was built, each of which is seen once. */
const comparing = (bench: Bench, folder: string) => {
  const looks = new Map<Screen, readonly string[]>();
  const compare = async (model: Probe, probe: Probe, screen: Screen): Promise<string | undefined> => {
    const hoped = looks.get(screen) ?? (await model.look(screen));
    looks.set(screen, hoped);
    const different = firstDifference(hoped, await probe.look(screen, hoped));
    const [wrong] = probe.faults();
    return wrong ?? (different && `${screen.page} (${screen.state}): ${different}`);
  };
  return async (other: string, screens: readonly Screen[]): Promise<string | undefined> => {
    const counted = screens.some(({ page }) => COUNTED.test(page));
    const persona = screens[0]?.persona ?? '';
    const [model, probe] = [new Probe(bench, folder, persona), new Probe(bench, other, persona)];
    try {
      let found: string | undefined;
      for (const screen of screens) found ??= await compare(model, probe, screen);
      return found;
    } finally {
      await model.close();
      await probe.close();
      if (counted) looks.clear();
    }
  };
};

/** Starts the system, a browser, and the package as it was built. */
export const openTrial = async (folder: string): Promise<Trial> => {
  const system = await startTestSystem();
  const chrome = await openBrowser();
  const ground = await layGround(siteOf(system));
  const context = await chrome.phone({ deviceScaleFactor: 1 });
  const bare: Bench = { context, cloudUrl: system.cloud.url, stored: {} };
  const bench = { ...bare, stored: await settled(bare, folder, ground) };
  const compare = comparing(bench, folder);
  const screens = oneEach(screensOf(ground));
  return {
    differs: async (other, file) => {
      const found: string[] = [];
      const look = async (own: readonly Screen[]): Promise<void> => {
        const one = found.length === 0 ? await compare(other, own) : undefined;
        if (one !== undefined) found.push(one);
      };
      const [quiet, scans] = apart(served(screens, file), ({ page }) => !COUNTED.test(page));
      // The first person finds most of what there is; only where he finds nothing do several look at a time.
      const [first, rest] = apart(quiet, ({ persona }) => persona === quiet[0]?.persona);
      await eachPerson(first, 1, look);
      await eachPerson(rest, HANDS, look);
      await eachPerson(scans, 1, look);
      return found[0];
    },
    stop: async () => {
      await chrome.close();
      await system.stop();
    },
  };
};
