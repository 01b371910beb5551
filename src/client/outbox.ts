import { useSyncExternalStore } from 'react';
import { call, newRequestId, type OutputOf } from './api';
import { allDrafts, onDrafts, peek, put, tellDrafts, type Draft, type Outgoing, type Refusal } from './drafts';
import { onNetworkBack } from './network';
import { chainOf, eachFile, fieldOf, filesOf, nextOf, withoutUploads } from './outgoing';
import { patiently, wake } from './patience';
import { uploadPhotos } from './photos';
import { keep } from './query';
import { forgetSecrets, unseal } from './secrets';
import { noteSent } from './sent';
import { forgetFile } from './upload';

/** What came of sending a form off: the server has it, will not have it, or only the network is missing. */
export type Outcome = { end: 'sent'; data: { id: string } } | { end: 'said'; said: Refusal } | { end: 'waiting' };
type Answered = { ok: true; data: { id: string } } | { ok: false; error: Refusal };

/** A weak network does not always say that it is back: ask it every so often, in ms. */
const TRY_AGAIN = 20_000;
const MISSED: readonly string[] = ['OFFLINE', 'BUSY'];
/** Under the old request id the same would be said again. */
const OVER: readonly string[] = ['CONFLICT', 'ILLEGAL_MOVE', 'NOT_FOUND'];

const sending = new Set<string>();
const chains = new Set<string>();
const hearers = new Map<string, (outcome: Outcome) => boolean>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Uploads the files of one field; what the input is to have there, or why it cannot have it yet. */
const gather = async (form: string, out: Outgoing, name: string, onMiss: () => void): Promise<Answered | string[]> => {
  const draft = peek(form);
  const purpose = out.files[name];
  if (draft?.out !== out || purpose === undefined) return [];
  const sent = await uploadPhotos(filesOf(fieldOf(draft, name)), purpose, draft.requestId, undefined, onMiss);
  const now = peek(form);
  // On the phone before it is used: after a restart the same request has the same files.
  if (now?.out === out)
    put(
      form,
      eachFile(now, out, (file) => sent.find(({ local }) => local === file.local) ?? file),
    );
  if (sent.some(({ failed }) => failed === 'lost')) return { ok: false, error: { code: 'PHOTO_LOST' } };
  const ids = sent.flatMap(({ fileId }) => fileId ?? []);
  return ids.length < sent.length ? { ok: false, error: { code: 'OFFLINE' } } : ids;
};

const deliver = async (form: string, out: Outgoing, onMiss: () => void): Promise<Answered> => {
  const files: Record<string, unknown> = {};
  for (const name of Object.keys(out.files)) {
    const ids = await gather(form, out, name, onMiss);
    if (!Array.isArray(ids)) return ids;
    const draft = peek(form);
    const many = Array.isArray(draft && fieldOf(draft, name));
    if (many || ids.length > 0) files[name] = many ? ids : ids[0];
  }
  const secret = out.sealed ? await unseal(form) : {};
  const draft = peek(form);
  if (!draft) return { ok: false, error: { code: 'CHANGED' } };
  if (!secret) return { ok: false, error: { code: 'CONTACT_LOST' } };
  // The input was composed for its action; here all actions are alike.
  const input = { ...out.input, ...secret, ...files } as never;
  const ask = async () =>
    peek(form)?.out === out
      ? ((await call(out.action, input, draft.requestId)) as Answered)
      : ({ ok: false, error: { code: 'CHANGED' } } as Answered);
  return patiently(ask, (answer) => !answer.ok && MISSED.includes(answer.error.code), onMiss);
};

/** Forgets a form with all that belongs to it: the server has it, or nobody wants it any more. */
export const forget = (form: string): void => {
  const draft = peek(form);
  if (draft) for (const field of Object.values(draft.value) as unknown[]) forgetFiles(field);
  forgetSecrets(form);
  put(form, undefined);
};
const forgetFiles = (field: unknown): void => {
  for (const file of [field].flat() as unknown[])
    if (file && typeof file === 'object' && 'local' in file) forgetFile(String(file.local));
};

const tell = (form: string, outcome: Outcome): boolean => hearers.get(form)?.(outcome) ?? false;

const arrived = (form: string, out: Outgoing, data: { id: string }): void => {
  if (out.keep) keep(out.keep, { id: data.id }, data as OutputOf<'reports.get'>);
  const draft = peek(form);
  const told = { ...draft, said: { code: 'CONFLICT' } } as Draft;
  if (draft?.out === out) forget(form);
  // It was changed while it was on its way: what stands there now is another matter.
  else if (draft) put(form, { ...withoutUploads(told, out), requestId: newRequestId() });
  if (!tell(form, { end: 'sent', data }) && !out.chain) noteSent({ action: out.action, id: data.id, at: Date.now() });
};

const settle = (form: string, out: Outgoing, answer: Answered): Outcome => {
  if (answer.ok) {
    arrived(form, out, answer.data);
    return { end: 'sent', data: answer.data };
  }
  const { error } = answer;
  const draft = peek(form);
  if (MISSED.includes(error.code) || draft?.out !== out) return { end: 'waiting' };
  const over = OVER.includes(error.code);
  const bare = over || error.code.endsWith('_NOT_YOURS') ? withoutUploads(draft, out) : draft;
  const said: Refusal = { code: error.code, ...(error.fields ? { fields: error.fields } : {}) };
  put(form, { ...bare, said, ...(over ? { requestId: newRequestId() } : {}) });
  return { end: 'said', said };
};

const attempt = async (form: string, out: Outgoing): Promise<Outcome> => {
  sending.add(form);
  tellDrafts();
  const onMiss = (): void => {
    if (sending.delete(form)) tell(form, { end: 'waiting' });
    tellDrafts();
  };
  const outcome = settle(form, out, await deliver(form, out, onMiss));
  sending.delete(form);
  if (outcome.end !== 'sent') tell(form, outcome);
  tellDrafts();
  return outcome;
};

const run = async (chain: string): Promise<void> => {
  if (chains.has(chain)) return;
  chains.add(chain);
  for (let form = nextOf(allDrafts(), chain); form !== undefined; form = nextOf(allDrafts(), chain)) {
    const out = peek(form)?.out;
    const outcome = out && (await attempt(form, out));
    // Taken back or changed on its way, it is no longer what did not get through.
    if (outcome?.end === 'waiting' && peek(form)?.out === out) break;
  }
  chains.delete(chain);
  if (allDrafts().some(([, { out, said }]) => out && !said)) timer ??= setTimeout(sendWaiting, TRY_AGAIN);
};

/** Sends everything that waits, each chain in its order; what is being sent already goes on. */
export const sendWaiting = (): void => {
  clearTimeout(timer);
  timer = undefined;
  wake();
  const waiting = allDrafts().flatMap(([form, { out }]) => (out ? [chainOf(form, out)] : []));
  for (const chain of new Set(waiting)) void run(chain);
};

/** Sends what belongs to a chain; what comes first of the form, or that it waits behind an earlier one. */
export const sendNext = (form: string, chain: string): Promise<Outcome> =>
  new Promise((resolve) => {
    const stop = hearOutcome(form, (outcome) => {
      stop();
      resolve(outcome);
      return true;
    });
    const behind = nextOf(allDrafts(), chain) !== form;
    sendWaiting();
    if (!behind) return;
    stop();
    resolve({ end: 'waiting' });
  });

/** Begins to send whenever the network comes back. */
export const watchNetwork = (): void => void onNetworkBack(sendWaiting);

/** Hears what comes of a form; answering true, it has told the person. The returned function ends that. */
export const hearOutcome = (form: string, hear: (outcome: Outcome) => boolean): (() => void) => {
  hearers.set(form, hear);
  return () => void (hearers.get(form) === hear && hearers.delete(form));
};

/** Sends a refused form once more, as a request of its own. */
export const tryAnew = (form: string): void => {
  const draft = peek(form);
  if (!draft) return;
  const { said: _said, ...rest } = draft;
  put(form, rest);
  sendWaiting();
};

/** Whether a form is being sent and nothing has gone wrong with it so far. */
export const useIsSending = (form: string): boolean => useSyncExternalStore(onDrafts, () => sending.has(form));
