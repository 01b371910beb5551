import fc from 'fast-check';
import type { Draft } from '@/client/drafts';
import type * as Drafts from '@/client/drafts';
import type * as Outbox from '@/client/outbox';
import type * as Secrets from '@/client/secrets';
import type * as SentOnes from '@/client/sent';
import { FakePhone, held, type Luck } from '../support/fakePhone';

const fake = () => jest.requireActual<{ held: { phone: FakePhone } }>('../support/fakePhone').held.phone;
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: fake().taro() }));
// No hook runs here, and a restart is quicker without it.
jest.mock('react', () => ({}));
jest.mock('@/client/call', () => ({ invoke: fake().invoke() }));
jest.mock('@/client/upload', () => ({
  uploadFile: fake().upload(),
  isThere: async () => true,
  forgetFile: () => undefined,
}));

interface App {
  drafts: typeof Drafts;
  outbox: typeof Outbox;
  secrets: typeof Secrets;
  sent: typeof SentOnes;
}
/** Starts the app, as after a restart of the phone: only what is stored is left. */
const start = (): App => {
  jest.resetModules();
  jest.clearAllTimers();
  return {
    drafts: require('@/client/drafts') as typeof Drafts,
    outbox: require('@/client/outbox') as typeof Outbox,
    secrets: require('@/client/secrets') as typeof Secrets,
    sent: require('@/client/sent') as typeof SentOnes,
  };
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

interface Form {
  chain: boolean;
  photos: number;
  sealed: boolean;
}
const draftOf = ({ chain, photos, sealed }: Form, n: number): Draft => ({
  version: 1,
  requestId: `request-${n}-00000000`,
  value: { photos: Array.from({ length: photos }, (_, i) => ({ local: `photo-${n}-${i}` })) },
  out: {
    ...{ action: 'reports.submit', input: { words: `form ${n}` }, files: { photos: 'report' }, at: n },
    ...(chain ? { chain: 'one' } : {}),
    ...(sealed ? { sealed } : {}),
  },
});

/** Posts the forms and lets time pass, restarting the app whenever it was ended, until nothing waits. */
const play = async (forms: readonly Form[]): Promise<App> => {
  const { phone } = held;
  let { run } = phone;
  let app = start();
  forms.forEach((form, n) => {
    if (form.sealed) app.secrets.seal(`form.${n}`, { contact: `secret ${n}` });
    app.drafts.put(`form.${n}`, draftOf(form, n));
  });
  app.outbox.sendWaiting();
  for (let round = 0; app.drafts.allDrafts().length > 0; round += 1) {
    if (round > 100) throw new Error('it is never sent');
    await jest.advanceTimersByTimeAsync(25_000);
    if (run === phone.run) continue;
    run = phone.run;
    app = start();
    app.outbox.sendWaiting();
  }
  return app;
};

const luck = fc.constantFrom<Luck>('well', 'lost', 'lost', 'unheard', 'ended', 'endedAfter');
const form = fc.record({ chain: fc.boolean(), photos: fc.nat(3), sealed: fc.boolean() });

test('whatever the network does and however often the app is ended, each form arrives once, whole and in its order', async () => {
  const story = fc.asyncProperty(
    fc.array(luck, { maxLength: 40 }),
    fc.array(form, { minLength: 1, maxLength: 4 }),
    async (lucks, forms) => {
      held.phone = new FakePhone([...lucks]);
      await play(forms);
      const { done, mostUploading, storage } = held.phone;
      const came = done.map(({ input }) => Number(String(input['words']).slice('form '.length)));
      expect([...came].sort((a, b) => a - b)).toEqual(forms.map((_, n) => n));
      const inChain = came.filter((n) => forms[n]?.chain);
      expect(inChain).toEqual([...inChain].sort((a, b) => a - b));
      for (const { input } of done) {
        const n = Number(String(input['words']).slice('form '.length));
        const own = Array.from({ length: forms[n]?.photos ?? 0 }, (_, i) => `photo-${n}-${i}`);
        expect((input['photos'] as string[]).map((id) => id.split('?')[1])).toEqual(own);
        expect(input['contact']).toBe(forms[n]?.sealed ? `secret ${n}` : undefined);
      }
      expect(mostUploading).toBeLessThanOrEqual(2);
      // Nothing personal and no draft stays behind.
      expect([...storage.keys()].filter((key) => key !== 'sent')).toEqual([]);
    },
  );
  await fc.assert(story, { numRuns: 100 });
}, 60_000);

test('what arrives unseen is told once, what is seen by its page is not', async () => {
  held.phone = new FakePhone();
  const app = start();
  const seen = jest.fn(() => true);
  app.outbox.hearOutcome('form.1', seen);
  [0, 1].forEach((n) => app.drafts.put(`form.${n}`, draftOf({ chain: false, photos: 0, sealed: false }, n)));
  app.outbox.sendWaiting();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(app.sent.sentUnseen().map(({ id }) => id)).toEqual(['doc_request-0-00000000']);
  expect(seen).toHaveBeenCalledWith({ end: 'sent', data: { id: 'doc_request-1-00000000' } });
  const [one] = app.sent.sentUnseen();
  if (one) app.sent.seen(one);
  expect(start().sent.sentUnseen()).toEqual([]);
});

test('changed while its answer was lost, it is not sent as it was; the server knows the old one, and so is the person told', async () => {
  held.phone = new FakePhone(['unheard']);
  const app = start();
  const draft = draftOf({ chain: false, photos: 0, sealed: false }, 0);
  app.drafts.put('form.0', draft);
  app.outbox.sendWaiting();
  await jest.advanceTimersByTimeAsync(100);
  const { out: _out, ...editing } = draft;
  app.drafts.put('form.0', editing);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(held.phone.done).toHaveLength(1);
  app.drafts.put('form.0', { ...editing, out: { ...draft.out, input: { words: 'form 9' } } as never });
  app.outbox.sendWaiting();
  await jest.advanceTimersByTimeAsync(1_000);
  const told = app.drafts.peek('form.0');
  expect(told?.said?.code).toBe('CONFLICT');
  expect(told?.requestId).not.toBe(draft.requestId);
  app.outbox.tryAnew('form.0');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(held.phone.done.map(({ input }) => input['words'])).toEqual(['form 0', 'form 9']);
});

test('on a full phone what can be read again makes room first; then the form says that it is not kept, and is sent all the same', async () => {
  held.phone = new FakePhone(['lost']);
  const app = start();
  app.drafts.onFull(() => held.phone.storage.delete('seen'));
  held.phone.storage.set('seen', 'x'.repeat(900));
  held.phone.room = 1_000;
  const draft = draftOf({ chain: false, photos: 0, sealed: false }, 0);
  app.drafts.put('form.0', draft);
  expect([app.drafts.isKept('form.0'), held.phone.storage.has('seen')]).toEqual([true, false]);
  held.phone.room = 10;
  app.drafts.put('form.0', { ...draft, value: { photos: [], more: 'words' } as never });
  expect(app.drafts.isKept('form.0')).toBe(false);
  app.outbox.sendWaiting();
  await jest.advanceTimersByTimeAsync(30_000);
  expect(held.phone.done).toHaveLength(1);
});
