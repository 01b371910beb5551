import { openBrowser, type TestBrowser } from '../browser';
import { siteOf } from '../journey';
import { startTestSystem, type TestSystem } from '../stage';
import { allFaults, blindRules, unseen } from './checks';
import type { Eyes } from './eyes';
import { layGround, type Ground } from './ground';
import { screensOf } from './pages';
import type { Screen } from './screen';

/** What a world is looked at with. */
export interface Set {
  system: TestSystem;
  chrome: TestBrowser;
  ground: Ground;
}

/** The tests of the looks, the same in every world. */
export const testLooks = (eyesOf: (set: Set) => Eyes): void => {
  let system: TestSystem | undefined;
  let chrome: TestBrowser | undefined;
  let eyes: Eyes | undefined;
  let screens: readonly Screen[];

  beforeAll(async () => {
    system = await startTestSystem();
    chrome = await openBrowser();
    const ground = await layGround(siteOf(system));
    screens = screensOf(ground);
    eyes = eyesOf({ system, chrome, ground });
  });
  afterAll(async () => {
    await eyes?.close();
    await chrome?.close();
    await system?.stop();
  });

  const open = (): Eyes => {
    if (!eyes) throw new Error('nothing to look with');
    return eyes;
  };

  test('every page is looked at', () => expect(unseen(screens)).toEqual([]));

  test('on every page, at every width and size of text, all can be read, tapped and heard', async () => {
    expect(await allFaults(open(), screens)).toEqual([]);
  });

  test('each rule sees the fault that it is for', async () => {
    expect(await blindRules(open(), { page: 'pages/home/index', state: 'many', persona: 'wang' })).toEqual([]);
  });
};
