import type { domains } from '../src/domain';
import { careMachine, visitMachine } from '../src/domain/care/machine';
import { inviteMachine } from '../src/domain/people/invites';
import { personMachine } from '../src/domain/people/machine';
import { phoneMachine } from '../src/domain/people/phones';
import { codeMachine, placeMachine } from '../src/domain/places/machine';
import { blockMachine } from '../src/domain/privacy/blocks';
import { complaintMachine } from '../src/domain/privacy/complaints';
import { erasureMachine } from '../src/domain/privacy/erasures';
import { flagMachine } from '../src/domain/privacy/flags';
import { changeMachine } from '../src/domain/registry/changes';
import { claimMachine } from '../src/domain/registry/claims';
import { householdMachine, roomMachine } from '../src/domain/registry/machine';
import { proxyMachine } from '../src/domain/registry/proxies';
import { relayMachine } from '../src/domain/registry/relays';
import { arrivalMachine, spotMachine } from '../src/domain/patrol/arrivals';
import { stopMachine } from '../src/domain/patrol/stops';
import { leaveMachine, regridMachine } from '../src/domain/places/grids';
import { OPEN, reportMachine } from '../src/domain/reports/machine';
import { farmMachine, productMachine } from '../src/domain/shop/catalogueMachine';
import { workMachine } from '../src/domain/sheets/machine';
import { orderMachine } from '../src/domain/shop/orderMachine';
import { paymentMachine, refundMachine } from '../src/domain/shop/payment';
import { wishMachine } from '../src/domain/wall/machine';
import type { Timed } from './_kernel/deadlines';
import type { Consumer } from './_kernel/deps';
import { auditConsumer } from './_kernel/events';
import type { Running } from './_kernel/handlers';
import type { Personal } from './_kernel/personal';
import { talliesConsumer } from './_kernel/tallies';
import { careDeadlines, careRunning } from './care/care';
import { careEffects } from './care/effects';
import { carePersonal } from './care/personal';
import { visitsRunning } from './care/visits';
import { filesRunning } from './files/handlers';
import { inboxConsumer, messagesConsumer } from './notifications/consumers';
import { notificationsRunning } from './notifications/handlers';
import { notificationsPersonal } from './notifications/personal';
import { peopleEffects } from './people/effects';
import { peoplePersonal } from './people/personal';
import { peopleRunning } from './people/handlers';
import { inviteDeadlines } from './people/invites';
import { codesRunning } from './places/codeHandlers';
import { patrolEffects } from './patrol/effects';
import { arrivalRunning } from './patrol/arrivals';
import { patrolPersonal } from './patrol/personal';
import { patrolRunning, stopDeadlines } from './patrol/stops';
import { placesEffects } from './places/effects';
import { placeDeadlines, placesRunning } from './places/handlers';
import { leaveDeadlines } from './places/leaves';
import { placesPersonal } from './places/personal';
import { regridDeadlines } from './places/regrids';
import { standing } from './places/rerouting';
import { blockDeadlines, blocksRunning } from './privacy/blocks';
import { complaintsRunning } from './privacy/complaints';
import { erasureDeadlines } from './privacy/erase';
import { flagsRunning } from './privacy/flags';
import { privacyRunning } from './privacy/handlers';
import { privacyPersonal } from './privacy/personal';
import { changesRunning } from './registry/changes';
import { claimsRunning } from './registry/claims';
import { registryEffects } from './registry/effects';
import { registryRunning } from './registry/handlers';
import { registryPersonal } from './registry/personal';
import { proxiesRunning, proxyDeadlines } from './registry/proxies';
import { relayDeadlines, relaysRunning } from './registry/relays';
import { reportEffects } from './reports/effects';
import { reportsRunning } from './reports/handlers';
import { reportDeadlines } from './reports/moves';
import { reportsPersonal } from './reports/personal';
import { shopEffects } from './shop/effects';
import { shopRunning } from './shop/handlers';
import { orderDeadlines } from './shop/orders';
import { shopPersonal } from './shop/personal';
import { sheetsPersonal } from './sheets/personal';
import { sheetsEffects, workDeadlines } from './sheets/retention';
import { wallEffects } from './wall/effects';
import { wallRunning } from './wall/handlers';
import { wishDeadlines } from './wall/moves';
import { wallPersonal } from './wall/personal';

/** What goes along when a building comes to another grid; a closed report can be reopened, but keeps its grid. */
const scoped = [
  { machine: reportMachine, open: OPEN },
  ...[roomMachine, householdMachine, wishMachine, careMachine, claimMachine, changeMachine, proxyMachine].map(standing),
  ...[relayMachine, phoneMachine, codeMachine, stopMachine].map(standing),
];

/** Every domain that the function `api` serves, made to run. */
export const api: Readonly<Record<Exclude<keyof typeof domains, 'pay' | 'sheets'>, Running>> = {
  blocks: blocksRunning,
  arrival: arrivalRunning,
  care: careRunning,
  changes: changesRunning,
  claims: claimsRunning,
  codes: codesRunning,
  complaints: complaintsRunning,
  files: filesRunning,
  flags: flagsRunning,
  notifications: notificationsRunning,
  patrol: patrolRunning,
  people: peopleRunning,
  places: placesRunning(scoped),
  privacy: privacyRunning,
  proxies: proxiesRunning,
  registry: registryRunning,
  relays: relaysRunning,
  reports: reportsRunning,
  shop: shopRunning,
  visits: visitsRunning,
  wall: wallRunning,
};

/** Every machine whose documents carry events. */
export const machines = [
  reportMachine,
  wishMachine,
  orderMachine,
  paymentMachine,
  refundMachine,
  farmMachine,
  productMachine,
  placeMachine,
  codeMachine,
  ...[leaveMachine, regridMachine, arrivalMachine, spotMachine, stopMachine],
  personMachine,
  inviteMachine,
  phoneMachine,
  roomMachine,
  householdMachine,
  claimMachine,
  changeMachine,
  proxyMachine,
  relayMachine,
  flagMachine,
  complaintMachine,
  blockMachine,
  erasureMachine,
  careMachine,
  visitMachine,
  workMachine,
];

/** Every machine whose documents the timer moves. */
export const timed: readonly Timed[] = [
  reportDeadlines,
  wishDeadlines,
  orderDeadlines,
  workDeadlines,
  proxyDeadlines,
  relayDeadlines,
  erasureDeadlines,
  careDeadlines,
  inviteDeadlines,
  blockDeadlines,
  ...[placeDeadlines, leaveDeadlines, regridDeadlines, stopDeadlines],
];

/** Everything that is held of persons; who they are themselves comes last. */
export const personal: readonly Personal[] = [
  ...registryPersonal,
  ...carePersonal,
  ...[...placesPersonal, ...patrolPersonal],
  ...reportsPersonal,
  ...wallPersonal,
  ...shopPersonal,
  ...sheetsPersonal,
  ...notificationsPersonal,
  ...privacyPersonal,
  ...peoplePersonal,
];

/** Everything that listens to events; each takes an event once. */
export const consumers: readonly Consumer[] = [
  auditConsumer,
  talliesConsumer(machines),
  inboxConsumer,
  messagesConsumer,
  reportEffects,
  wallEffects,
  shopEffects,
  registryEffects,
  peopleEffects,
  careEffects,
  ...[placesEffects(scoped), patrolEffects],
  sheetsEffects,
];
