import { pay } from '../../src/domain/shop/contract';
import type { Deps } from '../_kernel/deps';
import { run } from '../_kernel/handlers';
import type { WechatPay } from '../_kernel/payPort';
import { serve, type Api, type Enter } from '../_kernel/serve';
import { serveTasks, type Tasks } from '../_kernel/tasks';
import type { PlatformContext } from '../_kernel/whoami';
import { payHandlers } from './handlers';
import { notified, sweepNotices, type HttpEvent } from './notify';
import { reconcile, reconcileYesterday } from './reconcile';
import { sweepPayments } from './sweepPayments';
import { sweepRefunds } from './sweepRefunds';

/** Paying, made to run with the merchant’s key. */
export const payApi = (bank: WechatPay): Api => ({ pay: run(pay, payHandlers(bank)) });

/** The function has half a minute; one answer of WeChat’s may take five seconds. */
const SWEEP_FOR = 15_000;
const DAY = /^20\d\d-\d\d-\d\d$/;

/** What `pay` does without being asked by a person: `jobs` starts it with the job token. */
export const payTasks = (bank: WechatPay): Tasks['tasks'] => ({
  sweep: async (_input, deps) => {
    const till = { ...deps, bank, until: deps.now() + SWEEP_FOR };
    return {
      notices: await sweepNotices(till),
      payments: await sweepPayments(till),
      refunds: await sweepRefunds(till),
      reconciled: (await reconcileYesterday(till)) ?? null,
    };
  },
  reconcile: (input, deps) => {
    const { day } = (input ?? {}) as { day?: unknown };
    if (typeof day !== 'string' || !DAY.test(day)) throw new Error('reconcile: day is a date like 2026-11-21');
    return reconcile({ ...deps, bank }, day);
  },
});

const given = (event: unknown, name: string): boolean =>
  typeof ((event ?? {}) as Record<string, unknown>)[name] === 'string';

/**
 * The function that holds the merchant’s key: actions of the buyer, notifications over HTTP, tasks of `jobs`.
 * Anybody can call it with any event: a notification is believed for its signature, a task for its token.
 */
export const servePay = (deps: Deps, bank: WechatPay, enter: Enter) => {
  const actions = serve(payApi(bank), enter, deps);
  const tasks = serveTasks({ byTimer: [], tasks: payTasks(bank) }, 'pay', deps);
  return (event: unknown, context: PlatformContext): Promise<unknown> => {
    if (given(event, 'httpMethod')) return notified(event as HttpEvent, { ...deps, bank });
    return given(event, 'task') ? tasks(event, context) : actions(event, context);
  };
};
