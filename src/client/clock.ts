import { say } from '../domain/_kernel/time';

/** A time as a neighbour would say it now: 今天 14:20, 明天 18:00, 11月3日 08:30. */
export const sayTime = (at: number): string => say(at, Date.now());
