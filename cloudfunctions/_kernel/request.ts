import { safeParse } from 'valibot';
import { permit, trusts, type Subject, type Who } from '../../src/domain/_kernel/access';
import type { ActionSpec, FieldError } from '../../src/domain/_kernel/contract';
import { mayRead, subjectOf, type AnyMachine, type Stateful } from '../../src/domain/_kernel/machine';
import { REQUEST_ID } from '../../src/domain/_kernel/ids';
import { unasked, type Consent } from '../../src/domain/_kernel/policy';
import type { Deps } from './deps';
import { fail, Failure } from './failure';
import { placeOf, type Place } from './ground';
import { personId } from './hash';

/** What a client sends; none of it is trusted. */
export interface Call {
  action: string;
  input: unknown;
  requestId: string;
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** No input is nested deeper; without a limit a hostile one would exhaust the stack. */
const DEEPEST = 12;

const badKey = (value: unknown, path = '', depth = 0): string | undefined => {
  if (value === null || typeof value !== 'object') return undefined;
  if (depth > DEEPEST) return path;
  for (const key of Object.keys(value)) {
    const here = path ? `${path}.${key}` : key;
    const found = FORBIDDEN_KEYS.has(key) ? here : badKey((value as Record<string, unknown>)[key], here, depth + 1);
    if (found) return found;
  }
  return undefined;
};

const invalid = (fields: readonly FieldError[]): never => {
  throw new Failure('INVALID', fields);
};

/** The envelope of a call; a request id that is none is left empty. */
export const readCall = (event: unknown, specOf: (action: string) => ActionSpec | undefined) => {
  const { action, input, requestId } = (event ?? {}) as Partial<Call>;
  const spec = typeof action === 'string' ? specOf(action) : undefined;
  if (!spec) return fail('NOT_FOUND');
  const given = typeof requestId === 'string' && REQUEST_ID.test(requestId);
  return { spec, call: { action: action as string, input, requestId: given ? requestId : '' } };
};

/** The input as the action's schema gives it back, or `INVALID` with every refused field. */
export const parse = (spec: ActionSpec, { input, requestId }: Call): Record<string, unknown> => {
  if (spec.kind !== 'query' && requestId === '') return invalid([{ path: 'requestId', rule: 'requestId' }]);
  const bad = badKey(input);
  if (bad) return invalid([{ path: bad, rule: 'key' }]);
  // To a schema without required fields a list looks like an empty object.
  if (Array.isArray(input)) return invalid([{ path: '', rule: 'strict_object' }]);
  const parsed = safeParse(spec.input, input);
  if (parsed.success) return parsed.output as Record<string, unknown>;
  return invalid(
    parsed.issues.map((issue) => ({
      path: issue.path?.map((item) => String(item.key)).join('.') ?? '',
      rule: issue.message.length <= 20 && /^\w+$/.test(issue.message) ? issue.message : issue.type,
    })),
  );
};

interface KnownPerson {
  _id: string;
  trust: Who['trust'];
  grants: Who['grants'];
  consent?: Consent | null;
}

/** Who is calling, whether he has been here before, and what he agreed to. */
export interface Known {
  who: Who;
  known: boolean;
  consent: Consent | null;
}

/** The person behind an openid: one round trip, read on every call so that a role taken back is gone at once. */
export const loadWho = async (openid: string, deps: Deps): Promise<Known> => {
  const person = personId(openid);
  const found = await deps.store.get<KnownPerson>('people', person);
  const who: Who = { person, trust: found?.trust ?? 'visitor', grants: found?.grants ?? [] };
  return { who, known: found !== undefined, consent: found?.consent ?? null };
};

export const checkTrust = (spec: ActionSpec, who: Who): void => {
  if (!trusts(who, spec.trust)) throw new Failure('TRUST_TOO_LOW', undefined, [spec.trust]);
};

/** Nothing is written of somebody, or by him, under a policy he has not agreed to as it is now. */
export const checkConsent = (spec: ActionSpec, { consent }: Known): void => {
  const needs = unasked(consent, spec.scope);
  if (needs.length > 0) throw new Failure('CONSENT_NEEDED', undefined, needs);
};

/** What an action is about: the place it names and the document it is on. */
export interface Loaded {
  place: Place | undefined;
  doc: Stateful | undefined;
}

const namesDocument = (spec: ActionSpec): boolean => spec.on !== undefined && spec.kind !== 'begin';

/** Loads the place and the document side by side; what is not there, or not the caller's to know, is `NOT_FOUND`. */
export const load = async (spec: ActionSpec, input: Record<string, unknown>, who: Who, deps: Deps): Promise<Loaded> => {
  const on = namesDocument(spec) ? (spec.on as AnyMachine) : undefined;
  const [place, doc] = await Promise.all([
    spec.at === undefined ? undefined : placeOf(deps.store, String(input[spec.at])),
    on && deps.store.get<Stateful>(on.collection, String(input['id'])),
  ]);
  if (spec.at !== undefined && !place) return fail('NOT_FOUND');
  if (on && !doc) return fail('NOT_FOUND');
  if (on && doc && !mayRead(on, doc, who, deps.now(), place ? place.area : doc.area)) return fail('NOT_FOUND');
  return { place, doc };
};

const subject = (spec: ActionSpec, { place, doc }: Loaded): Subject => {
  if (doc && spec.on) return subjectOf(spec.on, doc, place ? place.area : doc.area);
  return { area: place?.area ?? null, related: () => [] };
};

/** Which alternative of the action's `by`, or of a row of its move, lets the caller in; otherwise `FORBIDDEN`. */
export const checkAccess = (spec: ActionSpec, loaded: Loaded, who: Who, now: number): string => {
  // Row by row: a `not` of one row keeps nobody from another.
  const rows = (spec.kind === 'move' && spec.on?.moves[spec.move ?? '']) || [spec];
  for (const { by } of rows) {
    const grant = permit(by, who, subject(spec, loaded), now);
    if (grant !== undefined) return grant;
  }
  return fail('FORBIDDEN');
};
