import { SENT_BY } from '../../src/domain/notifications/templates';
import type { Facts, TemplateKey } from '../../src/domain/notifications/schema';
import type { Area } from '../../src/domain/_kernel/area';
import type { DomainEvent } from '../../src/domain/_kernel/machine';
import type { Consumer, Deps } from '../_kernel/deps';
import { addOnce } from '../_kernel/tallies';

/** One message in a person’s inbox; its id makes it exist exactly once. */
export interface InboxDoc {
  _id: string;
  person: string;
  at: number;
  /** When it reached the inbox; after `at` where a sweep brought it. */
  arrived: number;
  event: string;
  subject: { kind: string; id: string };
  /** Where it lies: a desk is opened for an area. */
  area: Area | null;
  facts: Facts;
  /** The relation in which he hears of it. */
  as: string;
}

/** A subscribe message on its way; `sending` is written before the call, so that it is never sent twice. */
export interface MessageDoc {
  _id: string;
  person: string;
  template: TemplateKey;
  event: string;
  at: number;
  facts: Facts;
  subject: { kind: string; id: string };
  area: Area | null;
  as: string;
  state: 'queued' | 'sending' | 'sent' | 'skipped' | 'dead' | 'unknown';
  nextAt: number | null;
  tries: number;
  errcode: number | null;
}

export const unreadKey = (person: string): string => `unread:${person}`;
export const creditKey = (person: string, template: string): string => `credit:${template}:${person}`;

const toInbox = async (event: DomainEvent, { person, as }: DomainEvent['to'][number], deps: Deps): Promise<void> => {
  const row: InboxDoc = {
    _id: `${event.id}:${person}`,
    person,
    at: event.at,
    arrived: deps.now(),
    event: event.name,
    subject: event.subject,
    area: event.area,
    facts: event.facts,
    as,
  };
  await deps.store.insert('inbox', row);
  await addOnce(deps, unreadKey(person), 1, event.id, { person });
};

/** Every person an event names gets it in the inbox, exactly once. */
export const inboxConsumer: Consumer = {
  name: 'inbox',
  handle: async (event, deps) => {
    await Promise.all(event.to.map((one) => toInbox(event, one, deps)));
  },
};

/** Queues the subscribe messages of an event; WeChat itself is called by the `deliver` task only. */
export const messagesConsumer: Consumer = {
  name: 'messages',
  handle: async (event, deps) => {
    const rows = event.to.flatMap(({ person, as }): MessageDoc[] => {
      const template = SENT_BY[event.name]?.[as];
      if (!template) return [];
      const { at, facts, subject, area } = event;
      const about = { at, facts, subject, area, as };
      const fresh = { state: 'queued' as const, nextAt: at, tries: 0, errcode: null };
      return [{ _id: `${event.id}:${person}`, person, template, event: event.name, ...about, ...fresh }];
    });
    await Promise.all(rows.map((row) => deps.store.insert('messages', row)));
  },
};
