import { domains } from '../../src/domain';
import type { ActionSpec } from '../../src/domain/_kernel/contract';
import { shapeOf, type Shape } from '../../config/scripts/shape';
import { alternatives, codeOf, targetsOf } from '../support/conformance/probe';
import { prepare, specOf, startGround, type Ground } from '../support/ground';

const RISKY = '违规演示的话';

/** Words of residents that no neighbour reads who is not part of the matter, and who reads them instead. */
const NOT_PUBLIC: Readonly<Record<string, readonly string[]>> = {
  'sealed, for those who log it': [
    ...['changes.propose.said.name', 'claims.ask.name', 'reports.submit.contact.name', 'relays.share.name'],
    ...['wall.post.beneficiary.name', 'wall.post.beneficiary.door'],
    ...['wall.setContact.beneficiary.name', 'wall.setContact.beneficiary.door'],
  ],
  'where something is': [
    ...['claims.ask.unitName', 'claims.ask.door', 'relays.ask.unitName', 'relays.ask.door'],
    ...['reports.resolve.presence'],
  ],
  'looked for, kept nowhere': ['shop.products.words'],
  'those who handle the matter, and whose it is': [
    ...['reports.appeal.reason', 'reports.withdraw.reason', 'reports.return.reason', 'reports.transfer.reason'],
    ...['reports.escalate.reason', 'reports.askSuspension.reason', 'reports.resume.note', 'reports.resolve.reply'],
    ...['reports.pass.note', 'reports.reopen.reason', 'shop.cancel.reason', 'shop.askRefund.reason'],
    ...['complaints.complain.words', 'flags.tell.note', 'claims.refuse.reason', 'claims.end.reason'],
    ...['proxies.revoke.reason', 'visits.strike.reason', 'blocks.object.note'],
  ],
  'author, helper and staff': [
    ...['wall.withdraw.reason', 'wall.start.note', 'wall.update.note', 'wall.releaseClaim.reason'],
    ...['wall.confirm.note', 'wall.dispute.reason'],
  ],
};

const wordsIn = (shape: Shape, path: string): string[] => {
  switch (shape.kind) {
    case 'text':
      return shape.words ? [path] : [];
    case 'object':
      return Object.entries(shape.fields).flatMap(([name, field]) => wordsIn(field, `${path}.${name}`));
    case 'list':
    case 'record':
      return wordsIn(shape.item, path);
    case 'union':
      return shape.of.flatMap((one) => wordsIn(one, path));
    default:
      return [];
  }
};

const byResidents = ({ by }: ActionSpec): boolean => by.some(({ kind }) => kind === 'anyone' || kind === 'relation');

/** Every field in which somebody without a role can write free words, by its dotted name. */
const fields = Object.entries(domains as unknown as Record<string, Record<string, ActionSpec>>).flatMap(
  ([domain, actions]) =>
    Object.entries(actions).flatMap(([name, spec]) =>
      byResidents(spec) ? wordsIn(shapeOf(spec.input), `${domain}.${name}`) : [],
    ),
);
const known = Object.values(NOT_PUBLIC).flat();
const checked = fields.filter((field) => !known.includes(field));

let ground: Ground;
beforeAll(async () => {
  ground = await startGround();
});
afterAll(() => ground.town.world.stop());

/** What is answered to risky words in a field, from somebody without a role who may write there. */
const answered = async (field: string): Promise<string> => {
  const [domain, name, part = ''] = field.split('.');
  const action = `${domain}.${name}`;
  const tries = targetsOf(specOf(action)).flatMap(({ state, by }) =>
    alternatives(ground, by).flatMap(({ actor, grant }) => (grant.includes('@') ? [] : [{ actor, state }])),
  );
  const [first] = tries;
  if (!first) throw new Error(`nobody may write ${field}`);
  const { actor, input, requestId } = await prepare(ground, action, first);
  const risky = { ...(input as object), [part]: RISKY };
  return codeOf(await ground.town.world.call(actor.openid, action, risky, requestId));
};

test('of every field it is known who reads it; the table names none that is not there', () => {
  expect(known.filter((field) => !fields.includes(field))).toEqual([]);
  expect(new Set(known).size).toBe(known.length);
  expect(checked.map((field) => field.split('.').length)).toEqual(checked.map(() => 3));
});

test.each(checked)('risky words are refused: %s', async (field) => {
  expect(await answered(field)).toBe('WORDS_REFUSED');
});

test('a product that asks nobody is caught in every field', async () => {
  const { deps } = ground.town.world;
  const { wechat } = deps;
  Object.assign(deps, { wechat: { ...wechat, checkText: () => Promise.resolve('pass') } });
  const codes = [];
  for (const field of checked) codes.push(await answered(field));
  Object.assign(deps, { wechat });
  expect(codes).toEqual(checked.map(() => 'ok'));
});
