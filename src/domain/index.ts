import { arrival } from './patrol/arrivalContract';
import { patrol } from './patrol/contract';
import { care } from './care/contract';
import { visits } from './care/visitsContract';
import { files } from './files/contract';
import { notifications } from './notifications/contract';
import { people } from './people/contract';
import { codes, places } from './places/contract';
import { blocks } from './privacy/blocksContract';
import { complaints } from './privacy/complaintsContract';
import { privacy } from './privacy/contract';
import { flags } from './privacy/flagsContract';
import { changes } from './registry/changesContract';
import { claims } from './registry/claimsContract';
import { registry } from './registry/contract';
import { proxies } from './registry/proxiesContract';
import { relays } from './registry/relaysContract';
import { reports } from './reports/contract';
import { wall } from './wall/contract';
import { sheets } from './sheets/contract';
import { pay, shop } from './shop/contract';

/** Every domain of the product: the whole API on one screen. */
export const domains = {
  blocks,
  arrival,
  care,
  changes,
  claims,
  codes,
  complaints,
  files,
  flags,
  notifications,
  patrol,
  pay,
  people,
  places,
  privacy,
  proxies,
  registry,
  relays,
  reports,
  sheets,
  shop,
  visits,
  wall,
} as const;
export type Domains = typeof domains;
