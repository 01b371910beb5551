import { openBrowser, type TestBrowser } from '../support/browser';
import { siteOf } from '../support/journey';
import { allFaults, blindRules, unseen } from '../support/looks/checks';
import type { Eyes } from '../support/looks/eyes';
import { layGround } from '../support/looks/ground';
import { h5Eyes } from '../support/looks/h5';
import { screensOf, type Screen } from '../support/looks/pages';
import { startTestSystem, type TestSystem } from '../support/stage';

let system: TestSystem;
let chrome: TestBrowser;
let eyes: Eyes;
let screens: readonly Screen[];

beforeAll(async () => {
  [system, chrome] = await Promise.all([startTestSystem(), openBrowser()]);
  const ground = await layGround(siteOf(system));
  screens = screensOf(ground);
  eyes = h5Eyes(chrome, system.stage.port, ground);
});
afterAll(async () => {
  await chrome.close();
  await system.stop();
});

test('every page is looked at', () => expect(unseen(screens)).toEqual([]));

test('on every page, at every width and size of text, everything can be read, tapped and heard', async () => {
  expect(await allFaults(eyes, screens)).toEqual([]);
});

test('each rule sees the fault that it is for', async () => {
  expect(await blindRules(eyes, { page: 'pages/home/index', state: 'many', persona: 'wang' })).toEqual([]);
});
