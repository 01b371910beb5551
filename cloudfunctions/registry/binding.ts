import type { DomainEvent, Stateful } from '../../src/domain/_kernel/machine';
import type { ChangeDoc } from '../../src/domain/registry/changes';
import { claimMachine, type ClaimDoc } from '../../src/domain/registry/claims';
import { householdMachine } from '../../src/domain/registry/machine';
import type { HouseholdDoc, Member, MemberInput } from '../../src/domain/registry/schema';
import { bySystem } from '../_kernel/bySystem';
import type { Deps } from '../_kernel/deps';
import type { Change } from '../_kernel/handlers';
import { saidIn } from './changes';
import { changedMember, memberKey, sealMember } from './members';

interface Following {
  household: string;
  move: string;
  /** Names the cause: a second telling of the same event finds the move made. */
  cause: string;
  change: (household: HouseholdDoc) => Change<HouseholdDoc>;
}

/** What follows from another document for a household; where somebody else was writing, the event is told again. */
const follows = async ({ household: id, move, cause, change }: Following, deps: Deps): Promise<void> => {
  const household = await deps.store.get<HouseholdDoc>('households', id);
  if (!household || household.timeline.some(({ requestId }) => requestId === cause)) return;
  const made = { system: 'handoff' as const, machine: householdMachine, move, requestId: cause, change };
  if (await bySystem(household, made, deps)) return;
  const now = await deps.store.get<HouseholdDoc>('households', id);
  if (now?.state === household.state && now.rev !== household.rev) throw new Error(`${id} is being written`);
};

const claimOf = (event: DomainEvent, deps: Deps) => deps.store.get<ClaimDoc>('claims', event.subject.id);

const personOf = (members: readonly Member[], key: string | null, person: string): Member[] =>
  members.map((member) => (member.key === key ? { ...member, person } : member));

/** Who was confirmed is bound to the household. */
export const bind = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const claim = await claimOf(event, deps);
  if (!claim?.household || claim.state !== 'confirmed') return;
  const { person, member } = claim;
  const change = ({ bound, members }: HouseholdDoc) => ({
    set: { bound: [...new Set([...bound, person])], members: personOf(members, member, person) },
  });
  await follows({ household: claim.household, move: 'bind', cause: `bind-${claim._id}`, change }, deps);
};

/** Whose claim has ended is bound no longer. */
export const unbind = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const claim = await claimOf(event, deps);
  if (!claim?.household) return;
  const { person } = claim;
  const change = ({ bound, members }: HouseholdDoc) => ({
    set: {
      bound: bound.filter((one) => one !== person),
      members: members.map((member) => (member.person === person ? { ...member, person: null } : member)),
    },
  });
  await follows({ household: claim.household, move: 'unbind', cause: `unbind-${claim._id}`, change }, deps);
};

const CLAIMS = 100;

/** Ends the claims of a household that has moved out, or of whoever has left it. */
export const endClaims = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const household = await deps.store.get<HouseholdDoc>('households', event.subject.id);
  if (!household) return;
  const where = { household: household._id, state: 'confirmed' };
  const live = await deps.store.page<ClaimDoc>('claims', { where, by: ['createdAt', 'asc'], limit: CLAIMS });
  const here = new Set(household.state === 'living' ? household.members.map(({ key }) => key) : []);
  const over = live.filter(({ member }) => household.state !== 'living' || (member !== null && !here.has(member)));
  for (const claim of over) {
    const made = { machine: claimMachine, move: 'end', requestId: `left-${claim._id}`, change: () => ({}) };
    await bySystem(claim as Stateful, { system: 'handoff', ...made }, deps);
  }
};

const MOVES = { add: 'addMember', change: 'update', drop: 'dropMember', tenure: 'update' } as const;

const entered = (change: ChangeDoc, deps: Deps) => (household: HouseholdDoc) => {
  const { _id, members } = household;
  if (change.kind === 'tenure') return { set: change.tenure === null ? {} : { tenure: change.tenure } };
  if (change.kind === 'drop') return { set: { members: members.filter(({ key }) => key !== change.member) } };
  const said = saidIn(deps, change);
  if (said === null) return {};
  if (change.kind === 'add') {
    const key = memberKey(_id, change._id);
    return { set: { members: [...members, sealMember(deps, _id, key, said as MemberInput)] } };
  }
  const next = members.map((member) =>
    member.key === change.member ? changedMember(deps, _id, member, { key: member.key, ...said }) : member,
  );
  return { set: { members: next } };
};

/** What was proposed and accepted is entered into the register. */
export const enterChange = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const change = await deps.store.get<ChangeDoc>('changes', event.subject.id);
  if (!change) return;
  const { household, kind, _id } = change;
  await follows({ household, move: MOVES[kind], cause: `change-${_id}`, change: entered(change, deps) }, deps);
};
