import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { personaOf } from '../personas';
import { requestIdOf } from './journal';
import type { Player } from './player';
import { tuneOf } from './tone';

const PHOTOS = join(__dirname, '..', 'data', 'photos');

interface Tickets {
  tickets: readonly { n: number; path: string }[];
}

/**
 * Uploads photos of the demo for a step. The file ids hold the ticket's expiry: they are kept by the journal, so that
 * a repeated submit says the same.
 */
export const uploadAll = (player: Player, step: string, persona: string, purpose: string, photos: readonly string[]) =>
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

/** Uploads a recording of so many seconds for a step; its file id is kept by the journal as those of photos are. */
export const uploadVoice = (player: Player, step: string, persona: string, seconds: number) =>
  player.journal.step(`voice/${step}`, async () => {
    const ask = { purpose: 'voice', requestId: requestIdOf(step), count: 1 };
    const { tickets } = await player.read<Tickets>(persona, 'files.tickets', ask);
    return player.product.upload(personaOf(persona).openid, tickets[0]?.path ?? '', tuneOf(seconds), 'audio/wav');
  });
