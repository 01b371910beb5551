import { MAIN_PAGES, SUB_PACKAGES } from '../../src/routes';
import { h5World } from '../support/h5World';
import { JOURNEYS } from '../support/journeys/all';
import { playBoth, type Ground, type Play } from '../support/journeys/play';
import { pathOf } from '../support/journeys/suite';
import { openTwins, type Twins } from '../support/journeys/twins';

/** Somebody who is in no journey. */
const STRANGER = 'oSomebodyElse-0000000000000';

test('the journeys come to every page of the app', () => {
  const all = [...MAIN_PAGES, ...SUB_PACKAGES.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
  const visited = new Set(Object.values(JOURNEYS).flatMap((some) => some.flatMap(({ pages }) => pages.map(pathOf))));
  expect([...visited].sort()).toEqual([...all].sort());
});

describe('the comparison of two worlds', () => {
  let twins: Twins;
  beforeAll(async () => {
    twins = await openTwins();
  });
  afterAll(() => twins.stop());

  const look: Play = async ({ phone }) => {
    const wang = await phone('wang');
    await wang.open('pages/home/index');
    await wang.see('先看看您在哪栋楼');
  };
  /** Against a world that goes wrong on purpose. */
  const against = (spoil: (ground: Ground) => Ground, play: Play = look): Promise<unknown> => {
    const [one, two] = twins.grounds;
    return playBoth([one, spoil(two)], play, 1_500);
  };

  test('the same world twice is no difference', async () => {
    const [one] = twins.grounds;
    await expect(playBoth([one, one], look)).resolves.toMatchObject({ steps: 2 });
  });

  test('one word that is another is a difference, shown with the step', async () => {
    const spoilt = against(({ world, ...rest }) => ({
      ...rest,
      world: {
        ...world,
        phone: async (...given) => {
          const driver = await world.phone(...given);
          return {
            ...driver,
            look: async () => {
              const { route, text } = await driver.look();
              return { route, text: text.replace('找不到码', '没有码') };
            },
          };
        },
      },
    }));
    await expect(spoilt).rejects.toThrow(/after “wang open pages\/home\/index”[^]*[-+] 没有码，自己选/);
  });

  test('one element that is hidden is a difference', async () => {
    const css = '[aria-label="找不到码，自己选"] { visibility: hidden }';
    const hidden = against(({ site }) => ({
      site,
      world: h5World(twins.chrome, site.system.stage.port, css),
    }));
    await expect(hidden).rejects.toThrow('找不到码，自己选');
  });

  test('what only one server has is a difference, though the screens are the same', async () => {
    let first = true;
    const strayed = playBoth(
      twins.grounds,
      async (scene) => {
        const mine = first;
        first = false;
        if (mine) await scene.site.product.call(STRANGER, 'people.enter', {}, 'somebody-else-enters-0001');
        await look(scene);
      },
      1_500,
    );
    await expect(strayed).rejects.toThrow(/server:\n[-+] /);
    // What follows from his coming is the minute timer's: a later journey would find it done in one world only.
    await twins.grounds[0].site.minute();
  });

  test('a step that only one world takes is a difference', async () => {
    let first = true;
    const longer: Play = async (scene) => {
      const again = first;
      first = false;
      await look(scene);
      if (again) await look(scene);
    };
    await expect(playBoth(twins.grounds, longer)).rejects.toThrow('did not come to');
  });
});
