import { uploadAll, uploadVoice } from './pictures';
import type { Player } from './player';
import type { MoveData, ReportData } from './shapes';

const HOUR = 3_600_000;

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
  const voice = data.voice === undefined ? {} : { voice: await uploadVoice(player, step, by, data.voice) };
  const input = { place, category, words, photos, neighbours, ...voice, ...(contact ? { contact } : {}) };
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
