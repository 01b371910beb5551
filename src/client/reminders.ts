import type { TemplateKey } from '../domain/notifications/schema';
import { call } from './api';
import { requestConsent } from './notify';
import { useQuery } from './query';

/**
 * Asks to be reminded. The template ids are read beforehand, because WeChat hears the question only in the tap itself.
 * The returned function answers whether the person agreed.
 */
export const useReminder = (keys: readonly TemplateKey[]): { ready: boolean; ask: () => Promise<boolean> } => {
  const { data } = useQuery('notifications.templates', {});
  const wanted = (data?.rows ?? []).filter((row) => row.id !== null && keys.includes(row.key));
  const ask = async (): Promise<boolean> => {
    const given = await requestConsent(wanted.map((row) => row.id ?? ''));
    const answers = wanted.flatMap(({ key, id }) => {
      const answer = given[id ?? ''];
      return answer ? [{ key, answer }] : [];
    });
    if (answers.length > 0) await call('notifications.consent', { answers });
    return answers.some(({ answer }) => answer === 'accept');
  };
  return { ready: wanted.length > 0, ask };
};
