import { files } from './files/contract';
import { notifications } from './notifications/contract';
import { people } from './people/contract';
import { codes, places } from './places/contract';
import { reports } from './reports/contract';

/** Every domain of the product: the whole API on one screen. */
export const domains = { codes, files, notifications, people, places, reports } as const;
export type Domains = typeof domains;
