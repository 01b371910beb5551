import { array, nullable, optional, picklist, strictObject, string, pipe, maxLength, minLength } from 'valibot';
import { command, defineDomain, query } from '../_kernel/contract';
import { Cursor } from '../_kernel/ids';
import { InboxPage, TemplateName } from './schema';

/** The inbox of a person, and his readiness to receive subscribe messages. */
export const notifications = defineDomain({
  list: query({
    doc: 'The caller’s inbox, newest first, twenty a page, with the number of unread messages.',
    input: strictObject({ after: optional(Cursor) }),
    output: InboxPage,
    example: {},
  }),
  readAll: command({
    doc: 'Mark everything that has arrived so far as read.',
    scope: null,
    input: strictObject({}),
    output: strictObject({}),
    example: {},
  }),
  templates: query({
    doc: 'The WeChat template ids to ask consent for; null where the operator has set none.',
    input: strictObject({}),
    output: strictObject({ rows: array(strictObject({ key: TemplateName, id: nullable(string()) })) }),
    example: {},
  }),
  consent: command({
    doc: 'Record what the person answered to WeChat’s subscribe question: one accept allows one message.',
    input: strictObject({
      answers: pipe(
        array(strictObject({ key: TemplateName, answer: picklist(['accept', 'reject', 'ban', 'filter']) })),
        minLength(1, 'too_short'),
        maxLength(5, 'too_long'),
      ),
    }),
    output: strictObject({}),
    example: { answers: [{ key: 'progress', answer: 'accept' }] },
  }),
});
