import type { Driver, PhoneSize, World } from '../driver';
import { marketIn, type Market } from '../market';
import type { Site } from '../journey';
import { masked } from './mask';
import { Abandoned, Meeting } from './meeting';
import { watchServer } from './server';

/** What a journey is given: phones of one world, and the system behind them. */
export interface Scene {
  phone: (persona: string, size?: PhoneSize) => Promise<Driver>;
  site: Site;
  market: Market;
}
/** A journey, written once for every world. */
export type Play = (scene: Scene) => Promise<void>;

/** A world with a system of its own. */
export interface Ground {
  world: World;
  site: Site;
}

const PATIENCE = 20_000;
const ACTS = [
  'open',
  'scan',
  'tab',
  'tap',
  'fill',
  'see',
  'notSee',
  'back',
  'choosePhoto',
  'chooseFile',
  'answer',
] as const;
const SWITCHES = ['offline', 'restart'] as const;
const LOOKS = [
  'hold',
  'value',
  'text',
  'look',
  'pictures',
  'letters',
  'route',
  'shot',
  'faults',
  'opened',
  'close',
] as const;

type Act = (...given: never[]) => Promise<void>;
type Told = (step: string) => Promise<void>;

const named = (given: unknown): string => (Buffer.isBuffer(given) ? 'a file' : masked(String(given)));

/** A driver that tells after each act what was done. */
const telling = (driver: Driver, persona: string, told: Told): Driver => {
  const wrap = (name: (typeof ACTS)[number] | (typeof SWITCHES)[number]): [string, Act] => [
    name,
    async (...given) => {
      const step = [persona, name, ...given.map(named)].join(' ');
      try {
        await (driver[name] as Act)(...given);
      } catch (error) {
        const shown = await driver.text().catch(String);
        throw new Error(`${step}: ${error instanceof Error ? error.message : String(error)}\nshown:\n${shown}`);
      }
      await told(step);
    },
  ];
  const untouched = LOOKS.map((name) => [name, (driver[name] as Act).bind(driver)] as const);
  return Object.fromEntries([...[...ACTS, ...SWITCHES].map(wrap), ...untouched]) as unknown as Driver;
};

/** What a run of a journey showed. */
export interface Run {
  /** How many steps were the same in both worlds. */
  steps: number;
  /** The pages that were in front. */
  visited: ReadonlySet<string>;
}

const playIn = async ({ world, site }: Ground, play: Play, meeting: Meeting, visited: Set<string>): Promise<void> => {
  const server = watchServer(site);
  const phones: Driver[] = [];
  const phone: Scene['phone'] = async (persona, size) => {
    const driver = await world.phone(persona, size);
    phones.push(driver);
    const look = async () => {
      const { route, text } = await driver.look();
      visited.add(route.split('?')[0] ?? '');
      return { route: masked(route), text: masked(text), server: server.digest() };
    };
    return telling(driver, persona, (step) => meeting.arrive({ world: world.name, step, look }));
  };
  try {
    await play({ phone, site, market: marketIn(site) });
    expect(phones.flatMap((one) => one.faults())).toEqual([]);
  } finally {
    meeting.leave(world.name);
    server.close();
    await Promise.all(phones.map((one) => one.close()));
  }
};

/** Plays a journey in both worlds side by side, compared after each step; `patience` is for pages to become the same. */
export const playBoth = async (grounds: readonly [Ground, Ground], play: Play, patience = PATIENCE): Promise<Run> => {
  const meeting = new Meeting(patience);
  const visited = new Set<string>();
  const ends = await Promise.allSettled(grounds.map((ground) => playIn(ground, play, meeting, visited)));
  const errors = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as Error] : []));
  const fault = errors.find((error) => !(error instanceof Abandoned)) ?? errors[0];
  if (fault) throw fault;
  return { steps: meeting.steps, visited };
};
