import { JOURNEYS, type Journeying } from './all';
import { playBoth } from './play';
import { openTwins, type Twins } from './twins';

/** A page as the address names it. */
export const pathOf = (page: string): string => `pages/${page}/index`;

/** The tests of some of the journeys, on twins of their own. */
export const testJourneys = (name: keyof typeof JOURNEYS): void => {
  let twins: Twins;
  beforeAll(async () => {
    twins = await openTwins();
  });
  afterAll(() => twins.stop());

  test.each<Journeying>(JOURNEYS[name])('$title', async ({ play, pages }) => {
    const { visited, steps } = await playBoth(twins.grounds, play);
    expect(steps).toBeGreaterThan(5);
    for (const page of pages) expect(visited).toContain(pathOf(page));
  });
};
