import type { registry } from '../../src/domain/registry/contract';
import type { Entering, HouseholdDoc, Member, MemberChange } from '../../src/domain/registry/schema';
import type { CtxOf, Fresh, Handlers } from '../_kernel/handlers';
import type { Act } from '../_kernel/line';
import { changedMember, memberKey, namedTwice, sealMember } from './members';
import { doorAsked, roomAt, takeRoom } from './rooms';

type EnterCtx = CtxOf<typeof registry.enter>;

/** Nobody has been to see them, nobody is bound, nobody has left. */
export const settled = { movedOutAt: null, bound: [], visitedAt: 0 } as const;

/** What the caller does to a room on the way. */
export const actOf = (ctx: Pick<EnterCtx, 'who' | 'grant' | 'requestId' | 'at'>): Act => ({
  person: ctx.who.person,
  grant: ctx.grant,
  requestId: ctx.requestId,
  bodyHash: '',
  at: ctx.at,
  note: '',
  photos: [],
});

const enter = async (input: Entering, ctx: EnterCtx): Promise<Fresh<HouseholdDoc>> => {
  const where = await doorAsked(ctx, input);
  const members = input.members.map((one, n) => sealMember(ctx, ctx.id, memberKey(ctx.id, String(n)), one));
  if (namedTwice(members)) return ctx.fail('MEMBER_TWICE');
  const use = input.tenure === 'owner' ? 'own' : 'let';
  const room = await roomAt(where, { use, household: ctx.id }, actOf(ctx), ctx);
  if (room.state === 'gone') return ctx.fail('ROOM_GONE');
  if (!(await takeRoom(room, ctx.id, ctx))) return ctx.fail('ROOM_TAKEN');
  const { placeName, unitName, door } = where;
  const at = { room: room._id, placeName, unitName, door, area: where.area };
  return {
    ...settled,
    ...at,
    tenure: input.tenure,
    movedInAt: input.movedInAt ?? null,
    members,
    tags: [],
    completeness: 0,
  };
};

/** The members with what is said anew of some of them, or which of the changes names nobody. */
const changed = (ctx: CtxOf<typeof registry.update>, changes: readonly MemberChange[]): Member[] => {
  const known = new Set(ctx.doc.members.map(({ key }) => key));
  if (changes.some(({ key }) => !known.has(key))) return ctx.fail('NO_SUCH_MEMBER');
  const members = ctx.doc.members.map((member) =>
    changes
      .filter(({ key }) => key === member.key)
      .reduce((before, change) => changedMember(ctx, ctx.doc._id, before, change), member),
  );
  return namedTwice(members) ? ctx.fail('MEMBER_TWICE') : members;
};

/** What entries of the register are made of, and what each move changes. */
export const keeping: Pick<
  Handlers<typeof registry>,
  'enter' | 'update' | 'addMember' | 'dropMember' | 'moveOut' | 'removeRoom' | 'restoreRoom' | 'setUse'
> = {
  enter,
  update: ({ tenure, movedInAt, members }, ctx) => ({
    set: {
      ...(tenure === undefined ? {} : { tenure }),
      ...(movedInAt === undefined ? {} : { movedInAt }),
      ...(members === undefined ? {} : { members: changed(ctx, members) }),
    },
  }),
  addMember: ({ member }, ctx) => {
    const key = memberKey(ctx.doc._id, ctx.requestId);
    const members = [...ctx.doc.members, sealMember(ctx, ctx.doc._id, key, member)];
    return namedTwice(members) ? ctx.fail('MEMBER_TWICE') : { set: { members } };
  },
  dropMember: ({ member, reason }, ctx) => {
    const members = ctx.doc.members.filter(({ key }) => key !== member);
    if (members.length === ctx.doc.members.length) return ctx.fail('NO_SUCH_MEMBER');
    return members.length === 0 ? ctx.fail('LAST_MEMBER') : { set: { members }, note: reason };
  },
  moveOut: ({ reason }, ctx) => ({ set: { movedOutAt: ctx.at }, note: reason }),
  removeRoom: ({ reason }) => ({ note: reason }),
  restoreRoom: () => ({}),
  setUse: ({ use }) => ({ set: { use } }),
};
