import { ControlError } from '../controls/route';
import type { ControlRoute } from '../controls/route';
import { readFault } from '../faults';
import { changeTemplate, changeUser } from './userSwitches';

const orRefuse = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw new ControlError(400, error instanceof Error ? error.message : String(error));
  }
};

const after = (query: URLSearchParams): number => Number(query.get('after') ?? 0);

/** Failures switched on and off, for every part of the cloud. */
export const faultControls: readonly ControlRoute[] = [
  { method: 'GET', path: '/control/faults', run: ({ faults }) => ({ faults: faults.list() }) },
  {
    method: 'POST',
    path: '/control/faults',
    run: async ({ faults }, { body }) => {
      const asked = await body();
      return { ok: true, fault: faults.add(orRefuse(() => readFault(asked))) };
    },
  },
  {
    method: 'DELETE',
    path: '/control/faults/*',
    run: ({ faults }, { rest }) => {
      if (!faults.remove(rest)) throw new ControlError(404, `no such fault: ${rest}`);
      return { ok: true };
    },
  },
];

/** What WeChat was asked, what it sent, and what its users do. */
export const wxControls: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/control/wx/requests',
    run: ({ sandbox }, { query }) => ({ requests: sandbox.log.after(after(query)) }),
  },
  {
    method: 'GET',
    path: '/control/wx/events',
    run: ({ sandbox }, { query }) => ({ events: sandbox.pushes.after(after(query)) }),
  },
  {
    method: 'POST',
    path: '/control/wx/users',
    run: async ({ sandbox }, { body }) => {
      const asked = await body();
      return { ok: true, user: orRefuse(() => changeUser(sandbox, asked)) };
    },
  },
  {
    method: 'POST',
    path: '/control/wx/templates',
    run: async ({ sandbox }, { body }) => {
      const asked = await body();
      return { ok: true, template: orRefuse(() => changeTemplate(sandbox, asked)) };
    },
  },
];
