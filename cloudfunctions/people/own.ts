import type { Scope } from '../../src/domain/_kernel/policy';
import type { PhoneDoc } from '../../src/domain/people/phones';
import type { Ctx } from '../_kernel/handlers';
import { phoneView } from './phones';

const TOLD = 5;
const LINES = 50;

/** A line of the log of agreements. */
interface ConsentLine {
  _id: string;
  version: number;
  scope: Scope;
  action: 'given' | 'withdrawn';
  at: number;
}

/** The numbers the caller typed himself, and what came of them. */
export const told = async (ctx: Ctx) => {
  const query = { where: { person: ctx.who.person }, by: ['createdAt', 'desc'], limit: TOLD } as const;
  const rows = await ctx.store.page<PhoneDoc>('phones', query);
  return {
    rows: rows.map((row) => ({
      ...phoneView(row),
      reason: row.timeline.find(({ move }) => move === 'refusePhone')?.note ?? null,
    })),
  };
};

/** What the caller agreed to and took back, and when. */
export const agreements = async (ctx: Ctx) => {
  const query = { where: { person: ctx.who.person }, by: ['at', 'desc'], limit: LINES } as const;
  const rows = await ctx.store.page<ConsentLine>('consents', query);
  return { rows: rows.map(({ version, scope, action, at }) => ({ version, scope, action, at })) };
};
