import type { Person } from '../desk';

let offset = 0;

/** Milliseconds between the system's clock and this computer's. */
export const clockOffset = (): number => offset;

/** Sets what the page knows of the system's clock. */
export const setClock = (ms: number): void => {
  offset = ms;
};

/** The system's time in ms since 1970: this computer's moved by the clock of the cloud. */
export const now = (): number => Date.now() + offset;

const people = new Map<string, Person>();

/** Tells the page who is who, by openid and by person id. */
export const setPeople = (all: readonly Person[]): void => {
  people.clear();
  for (const one of all) {
    people.set(one.openid, one);
    if (one.person !== null) people.set(one.person, one);
  }
};

/** Whom an openid or a person id belongs to. */
export const personBy = (id: string): Person | undefined => people.get(id);

/** The short name of somebody, or the id itself. */
export const nameOf = (id: string): string => personBy(id)?.name.replace('（演示）', '') ?? id;
