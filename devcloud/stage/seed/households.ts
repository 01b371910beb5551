import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { personaOf } from '../personas';
import { requestIdOf } from './journal';
import type { Player } from './player';
import type { BoardBuilding, DoorData, HouseholdsData } from './shapes';

const LEDGER = join(__dirname, '..', 'data', 'ledger.csv');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const A_WHILE = 200;

interface Made {
  id: string;
}
interface Work {
  state: string;
  failure: string | null;
}
interface Rooms {
  rows: readonly { name: string; household: Made | null }[];
  next: string | null;
}
/** What the steps of one community share. */
interface Register {
  player: Player;
  data: HouseholdsData;
  buildingOf: (key: string) => BoardBuilding;
}

const enterLedger = async ({ player, data }: Register, area: string): Promise<void> => {
  const step = 'ledger/import';
  const file = await player.journal.step('ledger/file', async () => {
    const ask = { purpose: 'sheet', requestId: requestIdOf(step), count: 1 };
    const { tickets } = await player.read<{ tickets: { path: string }[] }>(data.staff, 'files.tickets', ask);
    const { openid } = personaOf(data.staff);
    return player.product.upload(openid, tickets[0]?.path ?? '', await readFile(LEDGER), 'text/csv');
  });
  const input = { area, kind: 'import.households', file, mode: 'all' };
  const { id } = await player.write<Made>(step, data.staff, 'sheets.import', input);
  for (let run = 0, state = ''; state !== 'ready'; run += 1) {
    const work = await player.write<Work>(`ledger/run/${run}`, data.staff, 'sheets.run', { id });
    if (work.failure !== null) throw new Error(`The ledger of the demo was not entered: ${work.failure}.`);
    state = work.state;
  }
};

const householdAt = ({ player, data, buildingOf }: Register, { building, unit, door }: DoorData): Promise<string> =>
  player.journal.step(`household/${building}/${unit}/${door}`, async () => {
    const place = buildingOf(building).id;
    for (let after: string | null | undefined; after !== null;) {
      const asked = { place, ...(after === undefined ? {} : { after }) };
      const page = await player.read<Rooms>(data.worker, 'registry.rooms', asked);
      const found = page.rows.find(({ name }) => name === `${unit} ${door}`)?.household;
      if (found) return found.id;
      after = page.next;
    }
    throw new Error(`Nobody lives behind ${building} ${unit} ${door} in the demo.`);
  });

const memberAt = async (register: Register, at: DoorData): Promise<{ household: string; member: string }> => {
  const household = await householdAt(register, at);
  const { player, data } = register;
  const asked = { id: household };
  const { members } = await player.read<{ members: { key: string }[] }>(data.worker, 'registry.get', asked);
  const member = members[at.member ?? 0]?.key;
  if (member === undefined) throw new Error(`There is no member ${at.member} in household ${household} of the demo.`);
  return { household, member };
};

const playCare = async (register: Register): Promise<Map<string, string>> => {
  const { player, data, buildingOf } = register;
  const ids = new Map<string, string>();
  for (const { key, at, kind, need, risk, nextInDays } of data.care) {
    const nextVisitAt = (await player.began()) + nextInDays * DAY;
    const whom = { place: buildingOf(at.building).id, ...(await memberAt(register, at)) };
    const input = { ...whom, kind, need, risk, nextVisitAt };
    ids.set(key, (await player.write<Made>(`care/${key}`, data.worker, 'care.open', input)).id);
  }
  return ids;
};

const playVisits = async (register: Register, cares: ReadonlyMap<string, string>): Promise<void> => {
  const { player, data, buildingOf } = register;
  for (const { key, at, kind, hoursAgo, unscanned, parts } of data.visits) {
    const { building, unit, door } = at;
    const whose = unit !== undefined && door !== undefined ? { building, unit, door } : undefined;
    await player.write(`visit/${key}`, data.worker, 'visits.log', {
      place: buildingOf(building).id,
      ...(whose ? { household: await householdAt(register, whose) } : {}),
      ...{ kind, unscanned, at: (await player.began()) - hoursAgo * HOUR },
      parts: parts.map(({ care, ...part }) => ({ ...part, ...(care ? { care: cares.get(care) } : {}) })),
    });
  }
};

const playClaims = async (register: Register): Promise<void> => {
  const { player, data, buildingOf } = register;
  for (const { key, by, at, as, name, confirmed } of data.claims) {
    const token = buildingOf(at.building)
      .codes.find(({ state }) => state === 'active')
      ?.link.split('/')
      .at(-1);
    const input = { token, unitName: at.unit, door: at.door, as, name };
    const { id } = await player.write<Made>(`claim/${key}`, by, 'claims.ask', input);
    if (!confirmed) continue;
    const { member } = await memberAt(register, at);
    await player.write(`claim/${key}/confirm`, data.worker, 'claims.confirm', { id, member });
  }
};

/** The household and the trust follow from the confirmed claim a moment later. */
const atHome = async ({ product }: Player, persona: string): Promise<void> => {
  const { openid } = personaOf(persona);
  const trusted = async (): Promise<boolean> => {
    const { trust } = await product.call<{ trust: string }>(openid, 'people.me', {});
    const { rows } = await product.call<{ rows: unknown[] }>(openid, 'registry.mine', {});
    return trust === 'household' && rows.length > 0;
  };
  while (!(await trusted())) await pause(A_WHILE);
};

const playProxy = async (register: Register): Promise<void> => {
  const { player, data } = register;
  const { by, at, scopes, days, note } = data.proxy;
  await atHome(player, by);
  const input = { ...(await memberAt(register, at)), scopes, validTo: (await player.began()) + days * DAY };
  const { id } = await player.write<Made>('proxy', by, 'proxies.ask', input);
  await player.write('proxy/witness', data.worker, 'proxies.witness', { id, note });
};

/** Enters the ledger of one community and plays what became of its households. */
export const playHouseholds = async (
  player: Player,
  data: HouseholdsData,
  area: string,
  buildingOf: Register['buildingOf'],
): Promise<void> => {
  const register = { player, data, buildingOf };
  await enterLedger(register, area);
  await playVisits(register, await playCare(register));
  await playClaims(register);
  await playProxy(register);
};
