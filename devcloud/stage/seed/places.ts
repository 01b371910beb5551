import { personaOf } from '../personas';
import type { Player } from './player';
import type { BoardBuilding, BoardCommunity, BuildingData, CommunityData, DistrictData, PrintedCode } from './shapes';

const ADMIN = 'admin';
const HOURS = '每天 8:30–18:00';
const DUTY_PHONES: Readonly<Record<string, string>> = {
  grid1: '0358-0000001',
  grid2: '0358-0000002',
  grid3: '0358-0000003',
  grid4: '0358-0000004',
};

interface Added {
  id: string;
}
interface Issued {
  id: string;
  link: string;
  number: string;
  placeName: string;
}

const add = (player: Player, key: string, parent: string, kind: string, name: string, grid?: string) =>
  player.write<Added>(`place/${key}`, ADMIN, 'places.add', { parent, kind, name, ...(grid ? { grid } : {}) });

const grant = async (player: Player, persona: string, role: string, level: string, area: string): Promise<void> => {
  const id = await player.person(persona);
  const input = { id, role, level, area, title: personaOf(persona).name };
  await player.write(`grant/${persona}/${role}/${area}`, ADMIN, 'people.grant', input);
};

const post = async (player: Player, persona: string) => ({
  person: await player.person(persona),
  name: personaOf(persona).name,
  phone: DUTY_PHONES[persona] ?? '0358-0000000',
  hours: HOURS,
});

const buildGrids = async (player: Player, data: CommunityData, community: string): Promise<Map<string, string>> => {
  const ids = new Map<string, string>();
  for (const grid3 of data.grids) {
    const { id: parent } = await add(player, `${data.key}/${grid3.name}`, community, 'grid3', grid3.name);
    for (const { key, name, primary, backup } of grid3.below) {
      const { id } = await add(player, key, parent, 'grid4', name);
      ids.set(key, id);
      await grant(player, primary, 'gridWorker', 'grid4', id);
      await grant(player, backup, 'gridWorker', 'grid4', id);
      const pair = { primary: await post(player, primary), backup: await post(player, backup) };
      await player.write(`appoint/${key}`, ADMIN, 'places.appoint', { id, ...pair });
    }
  }
  return ids;
};

const issue = async (player: Player, key: string, place: string): Promise<PrintedCode> => {
  const code = await player.write<Issued>(`code/${key}`, ADMIN, 'codes.issue', { place });
  return { id: code.id, place, name: code.placeName, link: code.link, number: code.number, state: 'active' };
};

const printCodes = async (player: Player, data: BuildingData, building: string): Promise<PrintedCode[]> => {
  const codes = [await issue(player, data.key, building)];
  for (const unit of data.units) {
    const key = `${data.key}/${unit}`;
    codes.push(await issue(player, key, (await add(player, key, building, 'unit', unit)).id));
  }
  return codes;
};

const revokeFirst = async (player: Player, data: BuildingData, codes: PrintedCode[]): Promise<PrintedCode[]> => {
  const [first, ...rest] = codes;
  if (!first || data.revoked === undefined) return codes;
  await player.write(`revoke/${data.key}`, ADMIN, 'codes.revoke', { id: first.id, reason: data.revoked });
  return [{ ...first, state: 'revoked' }, await issue(player, `${data.key}/again`, first.place), ...rest];
};

const build = async (player: Player, data: BuildingData, compound: string, grid: string): Promise<BoardBuilding> => {
  const { id } = await add(player, data.key, compound, 'building', data.name, grid);
  const codes = await revokeFirst(player, data, await printCodes(player, data, id));
  if (data.demolished === undefined) return { key: data.key, id, name: data.name, codes };
  await player.write(`demolish/${data.key}`, ADMIN, 'places.demolish', { id, reason: data.demolished });
  return { key: data.key, id, name: data.name, codes: codes.map((code) => ({ ...code, state: 'gone' })) };
};

const settle = async (player: Player, data: CommunityData, street: string): Promise<BoardCommunity> => {
  const { id } = await add(player, data.key, street, 'community', data.name);
  await grant(player, data.staff, 'staff', 'community', id);
  const grids = await buildGrids(player, data, id);
  const compounds = [];
  for (const { name, note, buildings } of data.compounds) {
    const compound = await add(player, `${data.key}/${name}`, id, 'compound', name);
    const built = [];
    for (const one of buildings) built.push(await build(player, one, compound.id, grids.get(one.grid) ?? ''));
    compounds.push({ name, note, buildings: built });
  }
  return { id, name: data.name, street: data.street, note: data.note, compounds };
};

/** Builds the district below its first administrator, with its people in office and its printed codes. */
export const playPlaces = async (player: Player, data: DistrictData, district: string): Promise<BoardCommunity[]> => {
  await grant(player, 'officer', 'officer', 'district', district);
  await grant(player, 'auditor', 'auditor', 'district', district);
  const board = [];
  for (const community of data.communities) {
    const street = await add(player, community.street, district, 'street', community.street);
    board.push(await settle(player, community, street.id));
  }
  return board;
};
