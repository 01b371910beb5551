import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { personaOf } from '../personas';
import { requestIdOf } from './journal';
import type { Player } from './player';
import type { MoveData, ReportData } from './shapes';

const HOUR = 3_600_000;
const PHOTOS = join(__dirname, '..', 'data', 'photos');

interface Tickets {
  tickets: readonly { n: number; path: string }[];
}

// The file ids hold the ticket's expiry: they are kept by the journal, so that a repeated submit says the same.
const uploadAll = (player: Player, step: string, persona: string, purpose: string, photos: readonly string[]) =>
  player.journal.step(`photos/${step}`, async () => {
    if (photos.length === 0) return [];
    const ask = { purpose, requestId: requestIdOf(step), count: photos.length };
    const { tickets } = await player.read<Tickets>(persona, 'files.tickets', ask);
    return Promise.all(
      photos.map(async (name, n) => {
        const bytes = await readFile(join(PHOTOS, name));
        return player.product.upload(personaOf(persona).openid, tickets[n]?.path ?? '', bytes, 'image/jpeg');
      }),
    );
  });

const inputOf = async (player: Player, step: string, id: string, data: MoveData): Promise<object> => {
  const began = await player.began();
  return {
    id,
    ...data.input,
    ...(data.assignee ? { assignee: await player.person(data.assignee) } : {}),
    ...(data.dueInHours ? { dueAt: began + data.dueInHours * HOUR } : {}),
    ...(data.untilInHours ? { until: began + data.untilInHours * HOUR } : {}),
    ...(data.photos ? { photos: await uploadAll(player, step, data.by, 'handling', data.photos) } : {}),
  };
};

const playReport = async (player: Player, data: ReportData, place: string): Promise<string> => {
  const { key, by, category, words, neighbours, contact } = data;
  const step = `report/${key}`;
  const photos = await uploadAll(player, step, by, 'report', data.photos);
  const input = { place, category, words, photos, neighbours, ...(contact ? { contact } : {}) };
  const { id } = await player.write<{ id: string }>(step, by, 'reports.submit', input);
  for (const [index, one] of data.moves.entries()) {
    const moveStep = `${step}/${index}-${one.move}`;
    await player.write(moveStep, one.by, `reports.${one.move}`, await inputOf(player, moveStep, id, one));
  }
  return id;
};

/** Plays the demo's reports one after the other, so that case numbers are the same in every demo. */
export const playReports = async (
  player: Player,
  reports: readonly ReportData[],
  placeOf: (building: string) => string,
): Promise<Record<string, string>> => {
  const ids: Record<string, string> = {};
  for (const data of reports) ids[data.key] = await playReport(player, data, placeOf(data.place));
  return ids;
};
