import { randomUUID } from 'node:crypto';
import { personaOf, personas } from '../personas';
import type { Player } from './player';

/** Who of the demo has left his number: whoever promises help in it. */
const REACHABLE = ['wang', 'li', 'zhao', 'grid1'] as const;

const numberOf = (index: number): string => `139000002${String(index).padStart(2, '0')}`;

/** Gives everybody of the demo a number in WeChat, and lets those who promise help leave it with the product. */
export const playPhones = async ({ journal, product }: Player, cloudUrl: string): Promise<void> => {
  for (const [index, { key, openid }] of personas.entries()) {
    await journal.step(`number/${key}`, async () => {
      const body = JSON.stringify({ openid, phone: numberOf(index) });
      const answer = await fetch(`${cloudUrl}/control/wx/users`, { method: 'POST', body });
      if (!answer.ok) throw new Error(`WeChat’s sandbox took no number: ${answer.status}`);
    });
  }
  for (const key of REACHABLE) {
    const { openid } = personaOf(key);
    // A code is good once: who has to leave it again does so with another, which is another request.
    await journal.step(`phone/${key}`, async () => {
      const code = await product.phoneCode(openid);
      await product.call(openid, 'people.bindPhone', { code }, randomUUID());
    });
  }
};
