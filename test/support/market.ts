import { createDeps } from '../../cloudfunctions/_kernel/runtime';
import { bySystem } from '../../cloudfunctions/_kernel/bySystem';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import { paymentId } from '../../cloudfunctions/_kernel/hash';
import { consumers } from '../../cloudfunctions/composition';
import { localSecrets } from '../../devcloud/secrets';
import { ADMIN, personaOf } from '../../devcloud/stage/personas';
import { readDemo } from '../../devcloud/stage/seed/play';
import type { ProductView } from '../../src/domain/shop/catalogue';
import type { OrderView } from '../../src/domain/shop/order';
import { sumFen } from '../../src/domain/_kernel/money';
import { paymentMachine, type PaymentDoc } from '../../src/domain/shop/payment';
import { decoded, type Site } from './journey';
import { postJson } from './peek';
import { newRequest } from './world';

export const STAFF = 'staff3';
export const BUYER = 'zhao';

/** The demo’s produce counter in the running system, with its shelf and WeChat’s side of the money. */
export interface Market {
  site: Site;
  counter: string;
  /** The link in the shelf code that the product prints, and the product behind it. */
  shelf: (name: string) => Promise<{ link: string; product: ProductView }>;
  /** Does something as the counter’s staff. */
  staff: <T>(action: string, input: object) => Promise<T>;
  order: (id: string) => Promise<OrderView>;
  /** Moves every clock, then lets the minute’s timer run until nothing is left for it. */
  later: (ms: number) => Promise<void>;
  /** What the counter still has of a product. */
  left: (name: string) => Promise<number>;
  /** Notifications of WeChat do not arrive, until the faults are ended. */
  loseNotifications: () => Promise<unknown>;
  endFaults: () => Promise<void>;
  /** As if WeChat had confirmed the close and taken the money all the same. */
  closedAtWeChat: (order: string) => Promise<void>;
}

// The functions' own ports over the running cloud: what only WeChat's misbehaviour brings about is written so.
const depsOf = ({ cloud, dataDir }: Site['system']): Deps => {
  Object.assign(process.env, localSecrets(dataDir, ADMIN.openid), cloud.environment());
  return createDeps(process.env, consumers);
};

const closeAtWeChat = async (order: string, deps: Deps): Promise<void> => {
  const payment = await deps.store.get<PaymentDoc>('payments', paymentId(order));
  if (!payment) throw new Error(`no payment of ${order}`);
  const act = { system: 'payment', machine: paymentMachine, move: 'close', requestId: newRequest() } as const;
  await bySystem(payment, { ...act, change: () => ({ set: { nextAt: null } }) }, deps);
};

// The SDK reads where its cloud is from the process: one system at a time.
let turn: Promise<void> = Promise.resolve();

/** The demo’s counter in a running system. */
export const marketIn = (site: Site): Market => {
  const { system, product } = site;
  const shelves = readDemo(system.dataDir)?.shelves ?? [];
  const counter = shelves[0]?.counter ?? '';
  const control = async (path: string, body: object): Promise<void> => {
    const { ok, error } = await postJson(`${system.cloud.url}/control/${path}`, body);
    if (ok === false) throw new Error(`the local cloud refused ${path}: ${String(error)}`);
  };
  const staff: Market['staff'] = (action, input) => product.call(personaOf(STAFF).openid, action, input, newRequest());
  const shelf: Market['shelf'] = async (name) => {
    const id = shelves.find((one) => one.name === name)?.product ?? '';
    const drawn = await staff<{ content: string }>('shop.shelfPicture', { counter, product: id, format: 'png' });
    return { link: decoded(drawn.content), product: await staff('shop.product', { id, counter }) };
  };
  return {
    site,
    counter,
    shelf,
    staff,
    order: (id) => product.call(personaOf(BUYER).openid, 'shop.order', { id }),
    later: async (ms) => {
      await control('clock', { advance: ms });
      await site.minute();
      await site.minute();
    },
    left: async (name) => sumFen((await shelf(name)).product.skus.map(({ left }) => left ?? 0)),
    loseNotifications: () => control('faults', { target: 'pay', path: '/notify', mode: 'network-down', times: null }),
    endFaults: async () => {
      const faults = `${system.cloud.url}/control/faults`;
      const set = (await (await fetch(faults)).json()) as { faults: { id: string }[] };
      for (const { id } of set.faults) await fetch(`${faults}/${id}`, { method: 'DELETE' });
    },
    closedAtWeChat: (order) => (turn = turn.then(() => closeAtWeChat(order, depsOf(system)))),
  };
};
