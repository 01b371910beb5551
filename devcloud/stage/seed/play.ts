import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { productAt } from '../api';
import credits from '../data/credits.json';
import households from '../data/households.json';
import district from '../data/places.json';
import reports from '../data/reports.json';
import shop from '../data/shop.json';
import wishes from '../data/wishes.json';
import { ADMIN, personaOf, personas } from '../personas';
import { playHouseholds } from './households';
import { openJournal } from './journal';
import { playPhones } from './phones';
import { playPlaces } from './places';
import { createPlayer, type Player } from './player';
import { playReports } from './reports';
import type { BoardBuilding, BoardCommunity, Demo } from './shapes';
import { playShop } from './shop';
import { playWishes } from './wishes';

/** Where the product runs, where the demo's journal and marker lie, and what opens the first door. */
export interface PlayOptions {
  cloudUrl: string;
  dataDir: string;
  jobToken: string;
}

const markerOf = (dataDir: string): string => join(dataDir, 'demo.json');

/** What the demo data became in this data folder; undefined until all of it has been played. */
export const readDemo = (dataDir: string): Demo | undefined => {
  const file = markerOf(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Demo) : undefined;
};

const journalOf = (dataDir: string): string => join(dataDir, 'demo-steps.jsonl');

/** Forgets that the demo was played: the next play begins at its first step. */
export const forgetDemo = (dataDir: string): void => {
  // The marker goes first: without the journal's rows it would name what is not there.
  rmSync(markerOf(dataDir), { force: true });
  rmSync(journalOf(dataDir), { force: true });
};

interface JobAnswer {
  ok: boolean;
  error?: { code: string };
}

const foundDistrict = (player: Player, jobToken: string): Promise<string> =>
  player.journal.step('district', async () => {
    const event = { task: 'firstAdmin', token: jobToken, input: { district: district.district } };
    const answer = await player.product.invoke<JobAnswer>(ADMIN.openid, 'jobs', event);
    if (!answer.ok) throw new Error(`The first administrator was refused: ${answer.error?.code ?? 'unknown'}.`);
    const top = await player.read<{ rows: readonly { id: string }[] }>(ADMIN.key, 'places.top', {});
    const id = top.rows[0]?.id;
    if (id === undefined) throw new Error('There is no district after its first administrator was made.');
    return id;
  });

interface TemplateRows {
  rows: readonly { key: string; id: string | null }[];
}

// One accept allows one message, so the demo people tap "remind me" as often as they will be written to.
const playCredits = async (player: Player): Promise<void> => {
  const { rows } = await player.read<TemplateRows>(ADMIN.key, 'notifications.templates', {});
  const set = rows.flatMap(({ key, id }) => (id === null ? [] : [{ key, id }]));
  if (set.length === 0) return;
  for (const [key, taps] of Object.entries(credits)) {
    for (let tap = 1; tap <= taps; tap += 1) {
      await player.journal.step(`tap/${key}/${tap}`, () =>
        player.product.subscribe(
          personaOf(key).openid,
          set.map(({ id }) => id),
        ),
      );
      const answers = set.map((row) => ({ key: row.key, answer: 'accept' }));
      await player.write(`consent/${key}/${tap}`, key, 'notifications.consent', { answers });
    }
  }
};

const clockAt = (cloudUrl: string) => async (): Promise<number> => {
  const answer = await fetch(`${cloudUrl}/control/clock`);
  return ((await answer.json()) as { now: number }).now;
};

const finder = (board: readonly BoardCommunity[]) => {
  const buildings = board.flatMap(({ compounds }) => compounds.flatMap((compound) => compound.buildings));
  return (key: string): BoardBuilding => {
    const found = buildings.find((building) => building.key === key);
    if (!found) throw new Error(`the demo data name a building ${key} that is not there`);
    return found;
  };
};

/** Plays the demo data through the product's actions, once; an interrupted play goes on where it stopped. */
export const playDemo = async ({ cloudUrl, dataDir, jobToken }: PlayOptions): Promise<Demo> => {
  const played = readDemo(dataDir);
  if (played) return played;
  const player = createPlayer(productAt(cloudUrl), openJournal(journalOf(dataDir)), clockAt(cloudUrl));
  const root = await foundDistrict(player, jobToken);
  const persons: Record<string, string> = {};
  for (const { key } of personas) persons[key] = await player.person(key);
  await playPhones(player, cloudUrl);
  const board = await playPlaces(player, district, root);
  await playCredits(player);
  const buildingOf = finder(board);
  const placeOf = (key: string): string => buildingOf(key).id;
  const communityOf = (community: string): string => board.find(({ name }) => name === community)?.id ?? '';
  const demo: Demo = {
    board,
    persons,
    reports: await playReports(player, reports, placeOf),
    wishes: await playWishes(player, wishes, placeOf),
    shelves: await playShop(player, shop, communityOf(shop.community)),
  };
  await playHouseholds(player, households, communityOf(households.community), buildingOf);
  const file = markerOf(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(demo));
  renameSync(`${file}.new`, file);
  return demo;
};
