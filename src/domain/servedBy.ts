import type { Domains } from './index';

/** The function that serves the actions of a domain; all others are served by `api`. Apart, so that the phone carries no contract. */
const servedBy = { pay: 'pay', sheets: 'sheets' } as const satisfies Partial<Record<keyof Domains, string>>;

/** The function that serves an action by its dotted name. */
export const functionOf = (action: string): string =>
  Object.entries(servedBy).find(([domain]) => action.startsWith(`${domain}.`))?.[1] ?? 'api';
