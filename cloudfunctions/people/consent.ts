import { POLICY_VERSION, type Consent, type Scope } from '../../src/domain/_kernel/policy';
import type { people } from '../../src/domain/people/contract';
import { trustOf, type Me, type PersonDoc } from '../../src/domain/people/schema';
import type { Ctx, CtxOf } from '../_kernel/handlers';
import { hashId } from '../_kernel/hash';
import { forgetPhones } from './phones';
import { changeOwn, meView, ownDoc } from './views';

/** One line of the log of agreements; lines are only ever added. */
interface ConsentLine {
  _id: string;
  person: string;
  version: number;
  scope: Scope;
  action: 'given' | 'withdrawn';
  at: number;
}

const log = async (ctx: Ctx, action: ConsentLine['action'], scopes: readonly Scope[]): Promise<void> => {
  const { person } = ctx.who;
  const lines = scopes.map((scope): ConsentLine => {
    const _id = `cns_${hashId(20, person, ctx.requestId, action, scope)}`;
    return { _id, person, version: POLICY_VERSION, scope, action, at: ctx.at };
  });
  await ctx.store.insertAll('consents', lines);
};

const current = (consent: Consent | null | undefined): readonly Scope[] =>
  consent?.version === POLICY_VERSION ? consent.scopes : [];

const agreed = (ctx: Ctx, scopes: readonly Scope[]): Consent => ({ version: POLICY_VERSION, scopes, at: ctx.at });

/** Agrees to parts of the policy that was read; on record before it counts. */
export const consent = async (
  { version, scopes }: { version: number; scopes: readonly Scope[] },
  ctx: CtxOf<typeof people.consent>,
): Promise<Me> => {
  if (version !== POLICY_VERSION) return ctx.fail('POLICY_CHANGED');
  const person = await ownDoc(ctx);
  const fresh = [...new Set(scopes)].filter((scope) => !current(person.consent).includes(scope));
  if (fresh.length === 0) return meView(person._id, person);
  await log(ctx, 'given', fresh);
  return changeOwn(ctx, 'agree', (now) => ({
    consent: agreed(ctx, [...new Set([...current(now.consent), ...fresh])]),
  }));
};

/** What is left of a person when he takes an agreement back: without the first there is none. */
const left = (person: PersonDoc, scope: Scope, ctx: Ctx): Partial<PersonDoc> => {
  const scopes = scope === 'basic' ? [] : current(person.consent).filter((one) => one !== scope);
  const phone = scopes.includes('contact') ? person.phone : null;
  return { consent: agreed(ctx, scopes), phone, trust: trustOf({ home: person.home, phone }) };
};

/** Takes an agreement back; what was kept under it alone is gone. */
export const withdraw = async ({ scope }: { scope: Scope }, ctx: Ctx): Promise<Me> => {
  const person = await ownDoc(ctx);
  const held = current(person.consent);
  const gone = scope === 'basic' ? held : held.filter((one) => one === scope);
  if (gone.length === 0) return meView(person._id, person);
  await log(ctx, 'withdrawn', gone);
  if (gone.includes('contact')) await forgetPhones(ctx);
  // What hangs on it elsewhere is ended by who hears of it.
  return changeOwn(ctx, 'disagree', (now) => left(now, scope, ctx), gone.join(' '));
};
