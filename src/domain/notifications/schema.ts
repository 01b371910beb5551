import {
  array,
  boolean,
  nullable,
  number,
  picklist,
  record,
  strictObject,
  string,
  union,
  type InferOutput,
} from 'valibot';
import { Cursor, Id, Timestamp } from '../_kernel/ids';

/** What a message is about, in figures and names that hold nothing personal. */
export const Facts = record(string(), union([string(), number()]));
export type Facts = InferOutput<typeof Facts>;

/** A page, by its folder below `pages`, and what its address says: ids, and never anything personal. */
export const Door = strictObject({ page: string(), ids: record(string(), string()) });
export type Door = InferOutput<typeof Door>;

export const InboxRow = strictObject({
  id: string(),
  event: string(),
  at: Timestamp,
  subject: strictObject({ kind: string(), id: Id }),
  facts: Facts,
  /** As what the person hears of it: the same step is said to each side in its own words. */
  as: string(),
  /** Where it can be acted on. */
  opens: nullable(Door),
  unread: boolean(),
});
export const InboxPage = strictObject({ rows: array(InboxRow), unread: number(), next: nullable(Cursor) });

export const TEMPLATE_KEYS = ['progress', 'task'] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];
export const TemplateName = picklist(TEMPLATE_KEYS);
