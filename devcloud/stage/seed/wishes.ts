import { uploadAll } from './pictures';
import type { Player } from './player';
import type { WishData } from './shapes';

const playWish = async (player: Player, data: WishData, place: string): Promise<string> => {
  const { key, by, moves, place: _building, ...said } = data;
  const step = `wish/${key}`;
  const { id } = await player.write<{ id: string }>(step, by, 'wall.post', { ...said, place, photos: [] });
  for (const [index, one] of moves.entries()) {
    const moveStep = `${step}/${index}-${one.move}`;
    const photos = one.photos ? { photos: await uploadAll(player, moveStep, one.by, 'echo', one.photos) } : {};
    await player.write(moveStep, one.by, `wall.${one.move}`, { id, ...one.input, ...photos });
  }
  return id;
};

/** Plays the demo's wishes one after the other: waiting, taken on, answered. */
export const playWishes = async (
  player: Player,
  wishes: readonly WishData[],
  placeOf: (building: string) => string,
): Promise<Record<string, string>> => {
  const ids: Record<string, string> = {};
  for (const data of wishes) ids[data.key] = await playWish(player, data, placeOf(data.place));
  return ids;
};
