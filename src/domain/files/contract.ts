import { array, integer, maxValue, minValue, number, picklist, pipe, regex, strictObject, string } from 'valibot';
import { defineDomain, query } from '../_kernel/contract';
import { REQUEST_ID, Timestamp } from '../_kernel/ids';

/** What a file may be uploaded for. */
export const Purpose = picklist(['report', 'handling', 'product', 'wish', 'echo', 'voice', 'sheet']);

/** The most photos one submission may carry. */
export const MAX_PHOTOS = 6;

const UploadTicket = strictObject({ n: number(), path: string(), expiresAt: Timestamp });

/** Upload tickets: which paths the caller may upload to, for which request, until when. */
export const files = defineDomain({
  tickets: query({
    doc: 'Tickets for `count` photos, for a voice note or for a table, of the request being drafted; ask again when they have expired.',
    input: strictObject({
      purpose: Purpose,
      requestId: pipe(string(), regex(REQUEST_ID, 'requestId')),
      count: pipe(number(), integer('count'), minValue(1, 'count'), maxValue(MAX_PHOTOS, 'count')),
    }),
    output: strictObject({ tickets: array(UploadTicket) }),
    example: { purpose: 'report', requestId: '5f1c6c1e-8d36-4a63-9a4e-0c4d8f1f2b11', count: 2 },
  }),
});
