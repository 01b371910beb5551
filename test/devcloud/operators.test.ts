import { startLocal } from './local';
import type { Local } from './local';

let local: Local;
const db = () => local.app.database();
const items = () => db().collection('items');

beforeAll(async () => {
  local = await startLocal();
});
afterAll(() => local.stop());

const after = async (doc: object, update: object): Promise<unknown> => {
  await items().doc('a').set(doc);
  const { updated, doc: result } = await items().where({ _id: 'a' }).updateAndReturn(update);
  expect(updated).toBe(1);
  const { _id, ...rest } = result as unknown as Record<string, unknown>;
  expect(_id).toBe('a');
  expect((await items().doc('a').get()).data).toEqual([{ _id, ...rest }]);
  return rest;
};

const refused = async (doc: object, update: object): Promise<string> => {
  await items().doc('a').set(doc);
  const error = await items()
    .doc('a')
    .update(update)
    .then(
      () => undefined,
      (thrown: { code: string; message: string }) => thrown,
    );
  expect(error?.code).toBe('DATABASE_REQUEST_FAILED');
  expect((await items().doc('a').get()).data).toEqual([{ _id: 'a', ...doc }]);
  return error?.message ?? '';
};

describe('update operators', () => {
  const _ = () => db().command;

  it('sets, nests, replaces, removes and renames fields', async () => {
    expect(await after({ a: { b: 1, c: 2 } }, { a: { b: 9 }, 'x.y': 1 })).toEqual({ a: { b: 9, c: 2 }, x: { y: 1 } });
    expect(await after({ a: { b: 1 } }, { a: _().set({ z: 1 }) })).toEqual({ a: { z: 1 } });
    expect(await after({ a: 1, b: 2 }, { a: _().remove() })).toEqual({ b: 2 });
    expect(await after({ a: 1 }, { a: _().rename('c.d') })).toEqual({ c: { d: 1 } });
    expect(await after({ list: [{ n: 1 }, { n: 2 }] }, { 'list.1.n': 5 })).toEqual({ list: [{ n: 1 }, { n: 5 }] });
  });

  it('counts and compares', async () => {
    expect(await after({ n: 1 }, { n: _().inc(2), m: _().inc(-1) })).toEqual({ n: 3, m: -1 });
    expect(await after({ n: 3 }, { n: _().mul(2), m: _().mul(2) })).toEqual({ n: 6, m: 0 });
    expect(await after({ n: 3, m: 3 }, { n: _().min(1), m: _().min(5), k: _().min(7) })).toEqual({ n: 1, m: 3, k: 7 });
    expect(await after({ n: 3, s: 'b' }, { n: _().max(9), s: _().max('a') })).toEqual({ n: 9, s: 'b' });
  });

  it('pushes with each, position, sort and slice', async () => {
    expect(await after({ l: [3, 1] }, { l: _().push([2]) })).toEqual({ l: [3, 1, 2] });
    expect(await after({ l: [3, 1] }, { l: _().push({ each: [2], position: 1 }) })).toEqual({ l: [3, 2, 1] });
    expect(await after({ l: [3, 1] }, { l: _().push({ each: [2], sort: 1, slice: -2 }) })).toEqual({ l: [2, 3] });
    expect(await after({ l: [{ k: 2 }] }, { l: _().push({ each: [{ k: 1 }], sort: { k: 1 } }) })).toEqual({
      l: [{ k: 1 }, { k: 2 }],
    });
    expect(await after({}, { 'deep.l': _().unshift([1, 2]) })).toEqual({ deep: { l: [1, 2] } });
  });

  it('pops, shifts, pulls and adds to sets', async () => {
    expect(await after({ l: [1, 2, 3] }, { l: _().pop() })).toEqual({ l: [1, 2] });
    expect(await after({ l: [1, 2, 3] }, { l: _().shift() })).toEqual({ l: [2, 3] });
    expect(await after({ l: [1, 2, 1] }, { l: _().pull(1) })).toEqual({ l: [2] });
    expect(await after({ l: [1, 5, 9] }, { l: _().pull(_().gt(4)) })).toEqual({ l: [1] });
    expect(await after({ l: [{ k: 1, v: 2 }, { k: 2 }] }, { l: _().pull({ k: 1 }) })).toEqual({ l: [{ k: 2 }] });
    expect(await after({ l: [1, 2, 3] }, { l: _().pullAll([1, 3]) })).toEqual({ l: [2] });
    expect(await after({ l: [1] }, { l: _().addToSet({ $each: [1, 2] }) })).toEqual({ l: [1, 2] });
    expect(await after({ l: [{ a: 1 }] }, { l: _().addToSet({ a: 1 }) })).toEqual({ l: [{ a: 1 }] });
  });

  it('refuses what Mongo refuses and changes nothing', async () => {
    expect(await refused({ n: 'x' }, { n: _().inc(1) })).toContain('Cannot apply $inc to a value of non-numeric type');
    expect(await refused({ n: null }, { n: _().inc(1) })).toContain('non-numeric type null');
    expect(await refused({ n: 1 }, { n: _().inc('1' as unknown as number) })).toContain(
      'Cannot increment with non-numeric argument',
    );
    expect(await refused({ l: 1 }, { l: _().push([1]) })).toContain('must be an array but is of type int');
    expect(await refused({ l: 'x' }, { l: _().pull(1) })).toContain('Cannot apply $pull to a non-array value');
    expect(await refused({ a: 1 }, { 'a.b': 2 })).toContain("Cannot create field 'b' in element {a: 1}");
    expect(await refused({ a: 1 }, { a: _().inc(1), 'a.b': 1 })).toContain('would create a conflict');
    expect(await refused({ ok: 1, n: 'x' }, { ok: 2, n: _().inc(1) })).toContain('$inc');
  });

  it('tells what changed', async () => {
    await items().doc('a').set({ n: 1 });
    expect((await items().doc('a').update({ n: 1 })).updated).toBe(0);
    expect((await items().where({ _id: 'a' }).updateAndReturn({ n: 1 })).updated).toBe(1);
    expect((await items().doc('absent').update({ n: 1 })).updated).toBe(0);
    expect(await items().where({ _id: 'a', n: 2 }).updateAndReturn({ n: 3 })).toMatchObject({ updated: 0, doc: null });
  });

  it('updates all that match, or one of them', async () => {
    await items().where({}).remove();
    await items().add([{ k: 1 }, { k: 1 }, { k: 2 }]);
    expect((await items().where({ k: 1 }).options({ multiple: false }).update({ seen: true })).updated).toBe(1);
    expect((await items().where({ k: 1 }).update({ seen: true })).updated).toBe(1);
    expect((await items().where({ k: 1 }).updateAndReturn({ k: 3 })).updated).toBe(1);
    expect((await items().where({ k: 1 }).count()).total).toBe(1);
  });

  it('lets exactly 7 of 30 concurrent buyers have a stock of 7', async () => {
    await items().doc('stock').set({ left: 7 });
    const buy = () =>
      items()
        .where({ _id: 'stock', left: _().gte(1) })
        .updateAndReturn({ left: _().inc(-1) });
    const answers = await Promise.all(Array.from({ length: 30 }, buy));
    expect(answers.filter((answer) => answer.updated === 1)).toHaveLength(7);
    expect(answers.flatMap((answer) => (answer.doc ? [(answer.doc as unknown as { left: number }).left] : []))).toEqual(
      [6, 5, 4, 3, 2, 1, 0],
    );
  });
});
