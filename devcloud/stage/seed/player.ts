import type { Product } from '../api';
import { personaOf } from '../personas';
import type { Journal } from './journal';

/** Plays steps of the demo data as personas: every write once, by a request id of its own. */
export interface Player {
  journal: Journal;
  product: Product;
  /** A write as a persona; `key` names the step in all runs. */
  write: <T>(key: string, persona: string, action: string, input: object) => Promise<T>;
  read: <T>(persona: string, action: string, input: object) => Promise<T>;
  /** The person id of a persona. */
  person: (persona: string) => Promise<string>;
  /** When the demo began by the cloud's clock, in ms; due times count from here in every run. */
  began: () => Promise<number>;
}

/** A player over the product and a journal; `now` reads the cloud's clock. */
export const createPlayer = (product: Product, journal: Journal, now: () => Promise<number>): Player => {
  const write = <T>(key: string, persona: string, action: string, input: object): Promise<T> =>
    journal.step(key, (requestId) => product.call<T>(personaOf(persona).openid, action, input, requestId));
  const read = <T>(persona: string, action: string, input: object): Promise<T> =>
    product.call(personaOf(persona).openid, action, input);
  /** The people of the demo have been asked for their consent before it begins. */
  const agree = (persona: string): Promise<unknown> =>
    journal.step(`agree/${persona}`, async (requestId) => {
      const { policy: version } = await read<{ policy: number }>(persona, 'people.me', {});
      const input = { version, scopes: ['basic', 'contact', 'home'] };
      await product.call(personaOf(persona).openid, 'people.consent', input, requestId);
      return { version };
    });
  return {
    journal,
    product,
    write,
    read,
    person: async (persona) => {
      const { id } = await write<{ id: string }>(`enter/${persona}`, persona, 'people.enter', {});
      await agree(persona);
      return id;
    },
    began: () => journal.step('began', now),
  };
};
