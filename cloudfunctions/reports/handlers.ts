import { dayEnd } from '../../src/domain/_kernel/time';
import { reports } from '../../src/domain/reports/contract';
import type { ReportDoc } from '../../src/domain/reports/schema';
import { run } from '../_kernel/handlers';
import { logReading, readingsOf } from '../_kernel/readings';
import { nextCursor } from '../_kernel/cursor';
import type { Where } from '../_kernel/store';
import { moves } from './moves';
import { candidatesFor } from './people';
import { submit } from './submit';
import { neighbourRow, reportRow, reportView } from './views';

const PAGE = 20;

const TABS: Readonly<Record<string, (now: number) => Where>> = {
  overdue: (now) => ({ queue: 'todo', dueAt: { lte: now - 1 } }),
  today: (now) => ({ queue: 'todo', dueAt: { between: [now, dayEnd(now)] } }),
  later: (now) => ({ queue: 'todo', dueAt: { gte: dayEnd(now) + 1 } }),
  waiting: () => ({ queue: 'waiting' }),
};

const pageOf = (rows: ReportDoc[], value: (row: ReportDoc) => number) => nextCursor(rows, PAGE, value);

/** Reports, made to run. */
export const reportsRunning = run(
  reports,
  {
    ...moves,
    submit,
    get: (_input, ctx) => reportView(ctx.doc, ctx),
    mine: async ({ after }, ctx) => {
      const where = { reporter: ctx.who.person };
      const rows = await ctx.store.page<ReportDoc>('reports', { where, by: ['createdAt', 'desc'], after, limit: PAGE });
      return { rows: rows.map((row) => reportRow(row, ctx)), next: pageOf(rows, (row) => row.createdAt) };
    },
    ofPlace: async ({ after }, ctx) => {
      const building = ctx.place().area.building;
      if (building === undefined) return { rows: [], next: null };
      const where = { 'area.building': building, neighbours: true, open: true };
      const rows = await ctx.store.page<ReportDoc>('reports', { where, by: ['createdAt', 'desc'], after, limit: PAGE });
      return { rows: rows.map(neighbourRow), next: pageOf(rows, (row) => row.createdAt) };
    },
    desk: async ({ area, level, tab, after }, ctx) => {
      if (ctx.place().kind !== level) return ctx.fail('WRONG_LEVEL');
      const where = { [`area.${level}`]: area, ...TABS[tab]?.(ctx.at) };
      const rows = await ctx.store.page<ReportDoc>('reports', { where, by: ['dueAt', 'asc'], after, limit: PAGE });
      return { rows: rows.map((row) => reportRow(row, ctx)), next: pageOf(rows, (row) => row.dueAt) };
    },
    candidates: async (_input, ctx) => {
      const found = await candidatesFor(ctx.doc, ctx);
      return { rows: found.map(({ id, title, role, level }) => ({ id, name: title, role, level })) };
    },
    contact: async ({ purpose }, ctx) => {
      const { contact, reporter, _id: doc } = ctx.doc;
      if (!contact) return { contact: null };
      await logReading(ctx, reporter, purpose);
      const open = (field: 'name' | 'phone') =>
        ctx.vault.open({ collection: 'reports', id: doc, field: `contact.${field}` }, contact[field]);
      return { contact: { name: open('name'), phone: open('phone') } };
    },
    readings: (_input, ctx) => readingsOf(ctx, ctx.doc._id),
  },
  { report: reportView },
);
