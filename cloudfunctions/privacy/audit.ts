import type { Parsed } from '../../src/domain/_kernel/contract';
import type { Line } from '../../src/domain/_kernel/machine';
import type { privacy } from '../../src/domain/privacy/contract';
import { nextCursor } from '../_kernel/cursor';
import type { Deps } from '../_kernel/deps';
import type { Place } from '../_kernel/ground';
import type { CtxOf } from '../_kernel/handlers';
import type { Row, Where } from '../_kernel/store';

const PAGE = 50;

/** A line of the audit as it lies in the database. */
export interface AuditDoc extends Row, Omit<Line, 'requestId' | 'bodyHash'> {
  name: string;
  subject: { kind: string; id: string };
}

/** Which lines of the audit are asked for. */
export type Asked = Pick<Parsed<typeof privacy.audit>, 'area' | 'from' | 'to' | 'person' | 'subject'>;

/** A page of lines of an area, newest first; `undefined` where lines are not kept by places of this level. */
export const linesOf = async (
  { area, from, to, person, subject }: Asked,
  { kind }: Pick<Place, 'kind'>,
  { after, limit }: { after?: string | undefined; limit: number },
  deps: Pick<Deps, 'store'>,
): Promise<AuditDoc[]> => {
  const where: Where = {
    [`area.${kind}`]: area,
    at: { between: [from, to] },
    ...(person === undefined ? {} : { by: person }),
    ...(subject === undefined ? {} : { 'subject.id': subject }),
  };
  return deps.store.page<AuditDoc>('audit', { where, by: ['at', 'desc'], after, limit });
};

const LEVELS = ['community', 'street', 'district'];

/** The audit of an area, for its auditors. */
export const audit = async (asked: Parsed<typeof privacy.audit>, ctx: CtxOf<typeof privacy.audit>) => {
  if (!LEVELS.includes(ctx.place().kind)) return ctx.fail('WRONG_LEVEL');
  const rows = await linesOf(asked, ctx.place(), { after: asked.after, limit: PAGE }, ctx);
  return {
    rows: rows.map(({ _id: id, at, by, grant, name, from, to, note, subject: { kind, id: of } }) => ({
      ...{ id, at, by, grant, name, from, to, note },
      subject: { kind, id: of },
    })),
    next: nextCursor(rows, PAGE, (row) => row.at),
  };
};
