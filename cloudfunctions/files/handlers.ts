import { files } from '../../src/domain/files/contract';
import { run } from '../_kernel/handlers';

/** Upload tickets, made to run. */
export const filesRunning = run(files, {
  tickets: ({ purpose, requestId, count }, ctx) => ({
    tickets: ctx.files.tickets({ person: ctx.who.person, purpose, requestId }, count, ctx.at),
  }),
});
